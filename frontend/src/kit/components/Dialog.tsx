import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { CrossIcon } from '../icon';
import { kt } from '../words';
import './dialog.css';

export interface DialogProps {
  title: ComponentChildren;
  onClose: () => void;
  children?: ComponentChildren;
  /** Buttons, the main one last. */
  actions?: ComponentChildren;
  /** Wider, for tables and previews. */
  wide?: boolean;
}

/** A question that must be answered first. Draw it while it is open; it gives the focus back when it goes. */
export function Dialog({ title, onClose, children, actions, wide }: DialogProps) {
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    const dialog = box.current!;
    if (dialog.showModal) dialog.showModal();
    else dialog.setAttribute('open', ''); // iOS before 15.4
    return () => {
      if (dialog.open && dialog.close) dialog.close();
      before?.focus?.();
    };
  }, []);
  return (
    <dialog
      ref={box}
      class={`dialog${wide ? ' dialog-wide' : ''}`}
      aria-labelledby={id}
      onCancel={(e) => {
        e.preventDefault();
        onClose();
      }}
      onClick={(e) => e.target === e.currentTarget && onClose()}
    >
      <div class="dialog-box">
        <div class="dialog-head">
          <h2 id={id}>{title}</h2>
          <button class="dialog-close" type="button" aria-label={kt('close')} onClick={onClose}><CrossIcon /></button>
        </div>
        <div class="dialog-body">{children}</div>
        {actions && <div class="dialog-actions">{actions}</div>}
      </div>
    </dialog>
  );
}
