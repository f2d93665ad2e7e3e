import { signal } from '@preact/signals';
import { CheckIcon, WarnIcon } from '../icon';
import './toast.css';

interface ToastItem {
  id: number;
  text: string;
  kind: 'good' | 'bad';
}

const items = signal<ToastItem[]>([]);
let last = 0;

/** Says something small that needs no answer. It goes by itself. */
export function toast(text: string, kind: 'good' | 'bad' = 'good', ms = 5000): void {
  const id = ++last;
  items.value = [...items.value.slice(-2), { id, text, kind }];
  setTimeout(() => {
    items.value = items.value.filter((i) => i.id !== id);
  }, ms);
}

/** Where toasts appear; draw once per page. */
export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {items.value.map((i) => (
        <div key={i.id} class={`toast toast-${i.kind}`}>
          {i.kind === 'good' ? <CheckIcon /> : <WarnIcon />}
          <span>{i.text}</span>
        </div>
      ))}
    </div>
  );
}
