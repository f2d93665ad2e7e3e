import type { ComponentChildren } from 'preact';
import { drumRays, starPath } from './drum';
import './ring.css';

export type RingTone = 'calm' | 'gold' | 'red' | 'right';

export interface RingProps {
  /** How much of the ring is filled, 0 to 1. */
  share: number;
  tone?: RingTone;
  /** CSS length of the whole ring; default 4.5rem. */
  size?: string;
  /** Number of notches in the outer band: 60 for a clock, the number of questions for a paper. */
  notches?: number;
  /** Draws the star behind the content: for large rings. */
  star?: boolean;
  children?: ComponentChildren;
  /** What the ring shows, for those who do not see it. Without it the ring is decoration. */
  label?: string;
}

const star = starPath(drumRays, 26, 11);

/** The drum ring: a band of notches, a track that fills, and a number in the middle. */
export function Ring({ share, tone = 'calm', size, notches = 60, star: withStar, children, label }: RingProps) {
  const filled = Math.min(1, Math.max(0, share));
  return (
    <div class={`ring ring-${tone}`} style={size ? { width: size, height: size } : undefined} role={label ? 'img' : undefined} aria-label={label}>
      <svg viewBox="-50 -50 100 100" aria-hidden="true" focusable="false">
        <circle class="ring-band" r="47" pathLength={notches * 10} stroke-dasharray="3 7" stroke-dashoffset="1.5" transform="rotate(-90)" />
        <circle class="ring-track" r="40" />
        {withStar && <path class="ring-star" d={star} />}
        {filled > 0 && <circle class="ring-fill" r="40" pathLength={1} stroke-dasharray={`${filled} 2`} transform="rotate(-90)" />}
      </svg>
      {children !== undefined && <div class="ring-inside" aria-hidden={label ? true : undefined}>{children}</div>}
    </div>
  );
}

/** The tone of a countdown: calm, gold in the last minute, red in the last ten seconds. */
export function countdownTone(secondsLeft: number): RingTone {
  if (secondsLeft <= 10) return 'red';
  return secondsLeft <= 60 ? 'gold' : 'calm';
}
