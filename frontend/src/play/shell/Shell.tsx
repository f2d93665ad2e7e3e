import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { BrandMark } from '../../kit/components/Brand';
import { Toasts } from '../../kit/components/Toast';
import { t } from '../words';
import { Settings } from './Settings';
import './shell.css';

export interface ShellProps {
  /** Title of the window and of the page for those who hear it. */
  title: string;
  /** What stands beside the brand: the contest, with a link to its page. */
  contest?: { slug: string; label: string };
  /** Full-width head of the page, above the column. */
  hero?: ComponentChildren;
  children?: ComponentChildren;
  /** Width of the column. */
  width?: 'narrow' | 'reading' | 'wide';
  footer?: ComponentChildren;
}

/** The frame of every page but the paper itself. */
export function Shell({ title, contest, hero, children, width = 'reading', footer }: ShellProps) {
  useTitle(title);
  const main = useRef<HTMLElement>(null);
  useFocusOnArrival(main, title);
  return (
    <div class="shell">
      <a class="skip-link" href="#main">{t('skip')}</a>
      <header class="shell-head">
        <a class="shell-brand" href={contest ? `/c/${contest.slug}` : '/'}>
          <BrandMark size="2.1rem" />
          <span class="shell-name">{contest?.label ?? 'Hội Thi'}</span>
          <span class="visually-hidden">, {contest ? t('toContest') : t('toHome')}</span>
        </a>
        <Settings />
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        {hero}
        {children && <div class={`column column-${width}`}>{children}</div>}
      </main>
      <footer class="shell-foot">{footer ?? <span>Hội Thi</span>}</footer>
      <Toasts />
    </div>
  );
}

/** Names the window. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === 'Hội Thi' ? title : `${title} · Hội Thi`;
  }, [title]);
}

/** The address that was opened from outside, until the first step away from it: there the browser has the focus. */
let opened = location.pathname;

/** After a step inside the app the focus goes to the new page, as it would after a full load. */
function useFocusOnArrival(main: { current: HTMLElement | null }, title: string): void {
  useEffect(() => {
    if (location.pathname === opened) return;
    opened = '';
    main.current?.focus({ preventScroll: true });
  }, [location.pathname, Boolean(title)]);
}
