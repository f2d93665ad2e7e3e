import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './page.css';

interface PanelProps {
  title?: ComponentChildren;
  aside?: ComponentChildren;
  children: ComponentChildren;
  class?: string;
}

/** A named surface within a screen. */
export function Panel({ title, aside, children, class: name }: PanelProps) {
  const id = useId();
  return (
    <section class={`panel ${name ?? ''}`} aria-labelledby={title ? id : undefined}>
      {(title || aside) && (
        <div class="panel-head">
          {title && <h2 id={id}>{title}</h2>}
          {aside && <div class="muted">{aside}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
