/** Starting movements at a given point of their time, and reading where a moving part is. */
import type { Motion } from './motion';
import { staggered } from './motion';

/** The place that a part rests at, and the stretch of a bar, both as transforms. */
export interface Rest { x: number; y: number }

const rests = new WeakMap<Element, Rest>();

/** Rests a part at a place of its parent; the part can be moved from one order to the next by its id. */
export function rest(element: HTMLElement, id: string, x: number, y: number): HTMLElement {
  element.setAttribute('data-flip', id);
  element.style.setProperty('position', 'absolute');
  element.style.setProperty('left', '0');
  element.style.setProperty('top', '0');
  element.style.setProperty('transform', `translate(${x}px, ${y}px)`);
  rests.set(element, { x, y });
  return element;
}

/** Where a part is on glass at this moment, in the middle of a movement too. */
export function seen(element: HTMLElement): Rest {
  const home = rests.get(element) ?? { x: 0, y: 0 };
  if (typeof element.getAnimations !== 'function' || element.getAnimations().length === 0) return home;
  const m = /matrix\(([^)]+)\)/.exec(getComputedStyle(element).transform);
  const parts = m ? (m[1] as string).split(',').map(Number) : [];
  return parts.length === 6 ? { x: parts[4] as number, y: parts[5] as number } : home;
}

export const home = (element: HTMLElement): Rest => rests.get(element) ?? { x: 0, y: 0 };

type Frames = Record<string, string | number>[];

/** Plays from `elapsed` milliseconds on; what is over is not played at all. */
export function play(element: Element, frames: Frames, options: { duration: number; delay?: number; easing: string; fill?: 'both' | 'backwards' | 'forwards'; elapsed?: number }): Animation | undefined {
  const { duration, delay = 0, easing, fill = 'backwards', elapsed = 0 } = options;
  if (typeof element.animate !== 'function' || elapsed >= duration + delay) return undefined;
  const animation = element.animate(frames as Keyframe[], { duration, delay, easing, fill });
  // A movement cut short is no failure; not every engine takes that for granted.
  if (animation.finished) animation.finished.catch(() => undefined);
  if (elapsed !== 0) animation.currentTime = elapsed;
  return animation;
}

const still = (element: HTMLElement) => {
  const r = rests.get(element);
  return r ? `translate(${r.x}px, ${r.y}px) ` : '';
};

/** The ways a part comes in: `data-in` names one. */
export function enter(parts: readonly HTMLElement[], motion: Motion, elapsed: number): void {
  parts.forEach((part, i) => {
    const base = still(part);
    const way = part.getAttribute('data-in');
    const from = way === 'fade' ? base : `${base}translate(${way === 'right' ? motion.slide : way === 'rise' ? 0 : -motion.slide}px, ${motion.rise}px)`;
    const delay = staggered(i, parts.length, motion);
    const frames = way === 'fade' ? [{ opacity: 0 }, { opacity: 1 }] : [{ opacity: 0, transform: from || 'none' }, { opacity: 1, transform: base || 'none' }];
    play(part, frames, { duration: motion.enter, delay, easing: motion.easeIn, elapsed });
  });
}

/** Grows a bar to its stretch from another. */
export function grow(bar: HTMLElement, from: number, to: number, motion: Motion): void {
  if (from !== to) play(bar, [{ transform: `scaleX(${from})` }, { transform: `scaleX(${to})` }], { duration: motion.row, easing: motion.easeMove });
}
