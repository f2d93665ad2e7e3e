import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { face } from './face';
import { w } from './words';
import type { WrittenProps } from './Written';

/** A list that takes `from` out and puts it in at `to`. */
export function moved(list: readonly number[], from: number, to: number): number[] {
  const out = [...list];
  const [item] = out.splice(from, 1);
  out.splice(to, 0, item!);
  return out;
}

/** Items to put in order: dragged by a finger or a mouse, or moved by buttons. */
export function Ordering({ question, given, disabled, onAnswer }: WrittenProps) {
  const whole = given.choice.length === question.options.length;
  const order = whole ? given.choice : question.options.map((_, i) => i);
  const dragged = useSignal<{ item: number; order: number[] } | undefined>(undefined);
  const said = useSignal('');
  const list = useRef<HTMLOListElement>(null);
  const shown = dragged.value?.order ?? order;

  const move = (from: number, to: number) => {
    if (to < 0 || to >= order.length) return;
    said.value = w('moved', { text: question.options[order[from]!]!, n: to + 1, of: order.length });
    onAnswer({ choice: moved(order, from, to), text: '' });
    requestAnimationFrame(() => focusAgain(list.current, to, from < to ? 'down' : 'up'));
  };
  const grab = (e: PointerEvent, item: number) => {
    if (disabled || e.button > 0) return;
    (e.currentTarget as Element).setPointerCapture(e.pointerId);
    dragged.value = { item, order: [...order] };
  };
  const drag = (e: PointerEvent) => {
    const now = dragged.peek();
    if (!now || !list.current) return;
    e.preventDefault();
    const from = now.order.indexOf(now.item);
    const to = placeAt(list.current, e.clientY, from);
    if (to !== from) dragged.value = { item: now.item, order: moved(now.order, from, to) };
  };
  const drop = () => {
    const now = dragged.peek();
    dragged.value = undefined;
    if (!now || now.order.every((x, i) => x === order[i])) return;
    said.value = w('moved', { text: question.options[now.item]!, n: now.order.indexOf(now.item) + 1, of: order.length });
    onAnswer({ choice: now.order, text: '' });
  };
  return (
    <div class="ordering">
      <p class="muted small">{w('orderHint')}</p>
      <ol class={`ordering-list${whole ? '' : ' ordering-untouched'}`} ref={list} role="list" aria-label={w('orderList')}>
        {shown.map((item, place) => {
          const text = question.options[item]!;
          return (
            <li key={item} class={`ordering-item${dragged.value?.item === item ? ' ordering-held' : ''}`}>
              <span class="ordering-grip" onPointerDown={(e) => grab(e, item)} onPointerMove={drag} onPointerUp={drop} onPointerCancel={drop}>
                <b class="ordering-place figures" aria-hidden="true">{place + 1}</b>
                <span class="ordering-text">{face(text, question.formulas)}</span>
              </span>
              <span class="ordering-moves">
                <button type="button" data-way="up" disabled={disabled || place === 0} aria-label={w('up', { text })} onClick={() => move(place, place - 1)}>↑</button>
                <button type="button" data-way="down" disabled={disabled || place === shown.length - 1} aria-label={w('down', { text })} onClick={() => move(place, place + 1)}>↓</button>
              </span>
            </li>
          );
        })}
      </ol>
      <span class="visually-hidden" role="status">{said.value}</span>
    </div>
  );
}

/** The button that moved an item stays under the finger; at an end, the other one. */
function focusAgain(list: HTMLElement | null, place: number, way: 'up' | 'down'): void {
  const item = list?.children[place];
  const same = item?.querySelector<HTMLButtonElement>(`[data-way=${way}]:not(:disabled)`);
  (same ?? item?.querySelector<HTMLButtonElement>('button:not(:disabled)'))?.focus();
}

/** Where a pointer at height y puts what it holds: past the middle of a neighbour. */
function placeAt(list: HTMLElement, y: number, from: number): number {
  const middles = [...list.children].map((li) => {
    const box = li.getBoundingClientRect();
    return box.top + box.height / 2;
  });
  let to = from;
  while (to > 0 && y < middles[to - 1]!) to--;
  while (to < middles.length - 1 && y > middles[to + 1]!) to++;
  return to;
}
