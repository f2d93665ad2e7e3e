/** Keyboard shortcuts of the page in sight. They rest while somebody types or a dialog is open. */
import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

export interface Shortcut {
  /** As KeyboardEvent.key, or two keys in a row: "g o". */
  keys: string;
  label: string;
  run(): void;
}

/** What `?` lists, in the order in which it appeared. */
export const shortcuts = signal<readonly Shortcut[]>([]);

/** Adds shortcuts for as long as the component is in sight. */
export function useShortcuts(list: Shortcut[]): void {
  const latest = useRef(list);
  latest.current = list;
  const shape = list.map((s) => s.keys + s.label).join('|');
  useEffect(() => {
    const mine = latest.current.map((s, i) => ({ ...s, run: () => latest.current[i]?.run() }));
    shortcuts.value = [...shortcuts.peek(), ...mine];
    return () => {
      shortcuts.value = shortcuts.peek().filter((s) => !mine.includes(s));
    };
  }, [shape]);
}

/** True when keys belong to a field that takes text, or to an open dialog. */
export function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('dialog, [role="dialog"], [role="menu"], [role="listbox"]')) return true;
  return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName) ||
    (target instanceof HTMLInputElement && !/^(checkbox|radio|button|submit|range|file)$/.test(target.type));
}

/** True when the key is how a focused button, link or tab is pressed. */
function pressing(event: KeyboardEvent): boolean {
  return (event.key === 'Enter' || event.key === ' ') && event.target instanceof Element && !!event.target.closest('a[href], button, input, summary, [role="button"], [role="tab"]');
}

/** Two keys in a row count when the second comes within this time. */
const pair = 900;

/** Starts listening; call once. `now` gives milliseconds. */
export function startShortcuts(now: () => number = () => performance.now()): () => void {
  let first = '';
  let since = -Infinity;
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target) || pressing(event)) return;
    const keys = now() - since < pair ? `${first} ${event.key}` : event.key;
    const hit = find(keys) ?? find(event.key);
    first = event.key;
    since = now();
    if (!hit) return;
    event.preventDefault();
    since = -Infinity;
    hit.run();
  };
  document.addEventListener('keydown', press);
  return () => document.removeEventListener('keydown', press);
}

function find(keys: string): Shortcut | undefined {
  return shortcuts.peek().findLast((s) => s.keys === keys);
}
