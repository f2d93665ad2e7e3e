/** A long list that draws only what is in sight. Heights may differ; they are measured as rows appear. */
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import { Heights } from '../core/window';

interface VirtualListProps {
  count: number;
  /** Expected height of a row in pixels. */
  guess: number;
  label: string;
  /** The row to keep in sight, when it changes. */
  current?: number;
  /** The row to bring to the top, when it changes. */
  first?: number;
  /** Says which list it is: another one starts at its top, with heights of its own. */
  of?: string;
  /** What a row is of, so that it is kept when it moves; without it, its place. */
  keyOf?(index: number): string | number;
  class?: string;
  row(index: number): ComponentChildren;
}

export function VirtualList({ count, guess, label, current, first, of, keyOf, class: name, row }: VirtualListProps) {
  const box = useRef<HTMLDivElement>(null);
  const heights = useMemo(() => new Heights(count, guess), [count, guess, of]);
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const shown = useRef(of);
  const top = shown.current === of ? box.current?.scrollTop ?? 0 : 0;
  const { from, to } = heights.range(top, top + (box.current?.clientHeight || 800));

  useLayoutEffect(() => {
    if (shown.current !== of && box.current) box.current.scrollTop = 0;
    shown.current = of;
  }, [of]);
  useLayoutEffect(() => {
    let changed = false;
    box.current?.querySelectorAll<HTMLElement>('[data-row]').forEach((el) => {
      const height = el.offsetHeight; // 0: not laid out, nothing to learn
      if (height > 0) changed = heights.measure(Number(el.dataset.row), height) || changed;
    });
    if (changed) redraw(0);
  });
  useEffect(() => {
    if (!box.current || typeof ResizeObserver === 'undefined') return;
    const watch = new ResizeObserver(() => redraw(0));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  useLayoutEffect(() => reveal(box.current, heights, current), [current, heights]);
  useLayoutEffect(() => {
    if (box.current && first !== undefined && first >= 0) box.current.scrollTop = heights.offset(first);
  }, [first]);

  const rows = Array.from({ length: to - from }, (_, i) => from + i);
  return (
    <div ref={box} class={`virtual ${name ?? ''}`} role="list" aria-label={label} onScroll={() => redraw(0)}>
      <div style={{ height: `${heights.offset(count)}px`, position: 'relative' }} role="presentation">
        {rows.map((i) => (
          <div
            key={keyOf ? keyOf(i) : i}
            data-row={i}
            role="listitem"
            aria-setsize={count}
            aria-posinset={i + 1}
            style={{ position: 'absolute', insetInline: 0, top: `${heights.offset(i)}px` }}
          >
            {row(i)}
          </div>
        ))}
      </div>
    </div>
  );
}

function reveal(box: HTMLDivElement | null, heights: Heights, current: number | undefined): void {
  if (!box || current === undefined || current < 0 || current >= heights.count) return;
  const top = heights.offset(current);
  const bottom = heights.offset(current + 1);
  if (top < box.scrollTop) box.scrollTop = top;
  else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
}
