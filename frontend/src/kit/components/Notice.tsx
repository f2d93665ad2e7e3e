import type { ComponentChildren } from 'preact';
import { CheckIcon, InfoIcon, WaitIcon, WarnIcon } from '../icon';
import './notice.css';

export type NoticeKind = 'info' | 'good' | 'warn' | 'bad' | 'wait';

export interface NoticeProps {
  kind?: NoticeKind;
  title?: ComponentChildren;
  children?: ComponentChildren;
  /** Read out at once when it appears: for failures the reader must know of. */
  alert?: boolean;
  actions?: ComponentChildren;
}

const icons = { info: InfoIcon, good: CheckIcon, warn: WarnIcon, bad: WarnIcon, wait: WaitIcon };

/** Something the reader should know, in the flow of the page. */
export function Notice({ kind = 'info', title, children, alert, actions }: NoticeProps) {
  const Icon = icons[kind];
  return (
    <div class={`notice notice-${kind}`} role={alert ? 'alert' : undefined}>
      <Icon class="notice-icon" />
      <div class="notice-text">
        {title && <div class="notice-title">{title}</div>}
        {children && <div>{children}</div>}
        {actions && <div class="notice-actions">{actions}</div>}
      </div>
    </div>
  );
}
