import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { CrossIcon } from '../../kit/icons';
import { ut } from './words';
import './split.css';

interface SplitProps {
  children: ComponentChildren;
  /** What is shown at the right; on a narrow screen over the content. */
  details?: ComponentChildren;
  /** Names the details, and moves the focus there when it changes. */
  title?: string;
  onClose?(): void;
  wide?: boolean;
}

/** Content with details at its right. Escape closes them and gives the focus back. */
export function Split({ children, details, title, onClose, wide }: SplitProps) {
  return (
    <div class={`split ${details ? 'split-open' : ''} ${wide ? 'split-wide' : ''}`}>
      <div class="split-content">{children}</div>
      {details && <Details title={title ?? ut('details')} onClose={onClose}>{details}</Details>}
    </div>
  );
}

function Details({ title, onClose, children }: { title: string; onClose?: () => void; children: ComponentChildren }) {
  const box = useRef<HTMLElement>(null);
  const before = useRef<HTMLElement | null>(null);
  useEffect(() => {
    before.current = document.activeElement as HTMLElement | null;
    return () => before.current?.focus?.();
  }, []);
  useEffect(() => box.current?.focus({ preventScroll: true }), [title]);
  return (
    <aside
      ref={box}
      class="split-details"
      tabIndex={-1}
      aria-label={title}
      onKeyDown={(e) => {
        if (e.key !== 'Escape' || e.defaultPrevented || (e.target as Element).closest('dialog')) return;
        e.stopPropagation();
        onClose?.();
      }}
    >
      <div class="split-head">
        <h2>{title}</h2>
        {onClose && <button class="icon-button" type="button" aria-label={ut('closeDetails')} onClick={onClose}><CrossIcon /></button>}
      </div>
      {children}
    </aside>
  );
}
