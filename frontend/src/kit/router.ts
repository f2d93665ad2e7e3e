/** Which page is open: a tiny router over the browser's history. */
import { signal } from '@preact/signals';

/** The path and query in force. */
export const path = signal(location.pathname);
export const query = signal(new URLSearchParams(location.search));

/** Something that may hold the reader back, e.g. unsaved work. Returns false to stay. */
type Guard = () => boolean;
let guard: Guard | undefined;

/** Sets or removes the guard that is asked before leaving a page. */
export function guardLeaving(next: Guard | undefined): void {
  guard = next;
}

/** Opens another page of this app. */
export function navigate(to: string, { replace = false } = {}): void {
  if (to === location.pathname + location.search) return;
  if (guard && !replace && !guard()) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', to);
  take();
  if (!replace) window.scrollTo(0, 0);
}

/** Changes the query of this page without a step in the history. */
export function setQuery(changes: Record<string, string | undefined>): void {
  const next = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  const text = next.toString();
  history.replaceState(null, '', location.pathname + (text ? `?${text}` : ''));
  take();
}

/**
 * Fits a path to a pattern such as `/c/:slug/rules`; a trailing `*` takes the
 * rest. Returns the named parts, or undefined.
 */
export function match(pattern: string, at: string): Record<string, string> | undefined {
  const want = pattern.split('/').filter(Boolean);
  const have = at.split('/').filter(Boolean);
  const parts: Record<string, string> = {};
  for (const [i, piece] of want.entries()) {
    if (piece === '*') return { ...parts, rest: have.slice(i).join('/') };
    const got = have[i];
    if (got === undefined) return undefined;
    if (piece.startsWith(':')) parts[piece.slice(1)] = decode(got);
    else if (piece !== got) return undefined;
  }
  return want.length === have.length ? parts : undefined;
}

/** Takes over clicks on links within `scope` (a path prefix test); call once. */
export function startRouter(scope: (pathname: string) => boolean): void {
  addEventListener('popstate', take);
  document.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest?.('a');
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (link.pathname === location.pathname && link.search === location.search && link.hash) return;
    if (!scope(link.pathname)) return;
    event.preventDefault();
    navigate(link.pathname + link.search);
  });
}

function take(): void {
  path.value = location.pathname;
  query.value = new URLSearchParams(location.search);
}

function decode(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}
