/** Rows that change places are seen moving: first, last, invert, play. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { lessMotion } from './theme';

/** How long a row travels, in milliseconds. */
const travel = 650;

/**
 * Watches the children of `box` that carry `data-flip`. When a drawing put one
 * elsewhere, it travels there from where it was; a new one fades in. Nothing
 * moves when nothing changed places, and nothing at all where less motion is asked for.
 */
export function useFlip<E extends HTMLElement>() {
  const box = useRef<E>(null);
  const places = useRef(new Map<string, number>());
  useLayoutEffect(() => {
    const before = places.current;
    const now = new Map<string, number>();
    const still = lessMotion() || before.size === 0;
    for (const row of box.current?.querySelectorAll<HTMLElement>('[data-flip]') ?? []) {
      const id = row.dataset.flip!;
      now.set(id, row.offsetTop);
      if (!still) move(row, before.get(id), row.offsetTop);
    }
    places.current = now;
  });
  return box;
}

function move(row: HTMLElement, from: number | undefined, to: number): void {
  if (from === to) return;
  const easing = 'cubic-bezier(0.2, 0, 0, 1)';
  if (from === undefined) {
    row.animate([{ opacity: 0 }, { opacity: 1 }], { duration: travel, easing });
    return;
  }
  // Who climbs passes over who falls.
  const zIndex = from > to ? 2 : 1;
  row.animate(
    [{ transform: `translateY(${from - to}px)`, zIndex }, { transform: 'none', zIndex }],
    { duration: travel, easing },
  );
}
