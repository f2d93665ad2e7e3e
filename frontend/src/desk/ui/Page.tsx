import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { BackIcon } from './BackIcon';
import './page.css';

interface PageProps {
  title: string;
  /** Beside the title: how many, which state. */
  aside?: ComponentChildren;
  lead?: ComponentChildren;
  actions?: ComponentChildren;
  back?: { href: string; label: string };
  children: ComponentChildren;
}

/** One screen: its name, its actions, its content. Names the browser's tab too. */
export function Page({ title, aside, lead, actions, back, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} – Hội Thi`;
  }, [title]);
  return (
    <div class="page">
      <header class="page-head">
        <div class="page-name">
          {back && <a class="page-back" href={back.href}><BackIcon />{back.label}</a>}
          <h1>{title}{aside && <span class="page-aside">{aside}</span>}</h1>
          {lead && <p class="muted">{lead}</p>}
        </div>
        {actions && <div class="page-actions no-print">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
