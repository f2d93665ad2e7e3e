import type { ComponentChildren } from 'preact';
import { ApiError } from '../api';
import { kt } from '../words';
import { Button } from './Button';
import { drumRays, starPath } from './drum';
import './states.css';

const star = starPath(drumRays, 22, 9);

function Emblem() {
  return (
    <svg class="state-emblem" viewBox="-50 -50 100 100" aria-hidden="true" focusable="false">
      <circle r="46" pathLength={420} stroke-dasharray="3 7" />
      <circle r="36" />
      <path d={star} />
    </svg>
  );
}

export interface EmptyProps {
  title: ComponentChildren;
  children?: ComponentChildren;
  action?: ComponentChildren;
  /** The whole page is about this: its title is the page's. */
  page?: boolean;
}

/** Nothing here yet: says why, and what the next step is. */
export function Empty({ title, children, action, page }: EmptyProps) {
  const Title = page ? 'h1' : 'h2';
  return (
    <div class="state">
      <Emblem />
      <Title>{title}</Title>
      {children && <p class="muted">{children}</p>}
      {action}
    </div>
  );
}

/** What an error means to people, and what they can do. */
export function explain(error: unknown): { title: string; hint: string; code: string } {
  if (!(error instanceof ApiError)) return { title: kt('errorOther'), hint: kt('errorServerHint'), code: '' };
  const { code, status, message } = error;
  if (code === 'offline') return { title: kt('errorOffline'), hint: kt('errorOfflineHint'), code: '' };
  if (code === 'timeout') return { title: kt('errorTimeout'), hint: kt('errorOfflineHint'), code: '' };
  if (status >= 500) return { title: kt('errorServer'), hint: kt('errorServerHint'), code };
  if (status === 404) return { title: kt('errorNotFound'), hint: message || kt('errorNotFoundHint'), code };
  return { title: kt('errorOther'), hint: message, code };
}

/** A page that could not be read, with a way on. */
export function ErrorState({ error, onRetry, action }: { error: unknown; onRetry?: () => void; action?: ComponentChildren }) {
  const { title, hint, code } = explain(error);
  return (
    <div class="state" role="alert">
      <Emblem />
      <h2>{title}</h2>
      <p class="muted">{hint}</p>
      {code && <p class="small muted">{kt('errorCode', { code })}</p>}
      {onRetry && <Button kind="primary" onClick={onRetry}>{kt('retry')}</Button>}
      {action}
    </div>
  );
}
