/** Time and shape of every movement. All lengths are multiples of 20 ms: one field at 50 Hz. */
import type { Theme } from '../wire';

export interface Motion {
  enter: number; stagger: number; leave: number; row: number; tick: number;
  /** How far a part travels as it enters, in pixels of the stage. */
  rise: number; slide: number;
  easeIn: string; easeOut: string; easeMove: string;
}

const calm: Motion = {
  enter: 560, stagger: 40, leave: 320, row: 1000, tick: 400, rise: 28, slide: 48,
  easeIn: 'cubic-bezier(0.16, 0.84, 0.3, 1)', easeOut: 'cubic-bezier(0.5, 0, 0.9, 0.5)', easeMove: 'cubic-bezier(0.45, 0, 0.15, 1)',
};

const lively: Motion = {
  enter: 420, stagger: 40, leave: 240, row: 800, tick: 300, rise: 0, slide: 160,
  easeIn: 'cubic-bezier(0.12, 0.9, 0.22, 1)', easeOut: 'cubic-bezier(0.6, 0, 0.9, 0.4)', easeMove: 'cubic-bezier(0.5, 0, 0.1, 1)',
};

export const motionOf = (theme: Theme): Motion => (theme.motion === 'lively' ? lively : calm);

/** The longest stagger: with many parts they follow each other faster, in whole fields. */
const together = 600;

/** When part `i` of `n` starts, in milliseconds after the first. */
export function staggered(i: number, n: number, motion: Motion): number {
  const step = Math.min(motion.stagger, Math.floor(together / Math.max(1, n - 1) / 20) * 20);
  return i * step;
}

/** How long entering and leaving last at most. */
export function lengths(motion: Motion): { enter: number; leave: number } {
  return { enter: motion.enter + together, leave: motion.leave };
}
