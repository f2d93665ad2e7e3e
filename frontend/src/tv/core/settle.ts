/**
 * What a graphic should look like at a moment, from when its phase began. A
 * page that comes late, or comes back, paints the end and not the way there.
 */
import type { Shown } from '../wire';

/**
 * How long after the command every output starts to move, in milliseconds.
 * Outputs that hear of it within this time show the same frame of the movement.
 */
export const lead = 80;

/** The life of one graphic on its layer. */
export type Life =
  | { show: 'nothing' }
  | { show: 'settled' }
  | { show: 'entering'; elapsed: number }
  | { show: 'leaving'; elapsed: number };

/** How long the two movements last, in milliseconds. */
export interface Lengths { enter: number; leave: number }

/** When the phase in force began: the time to live ends a graphic even when the server is silent. */
export function phaseAt(shown: Shown, now: number): { phase: 'in' | 'out'; since: number } {
  if (shown.phase === 'in' && shown.ttl_at_ms !== undefined && shown.ttl_at_ms > 0 && now >= shown.ttl_at_ms) {
    return { phase: 'out', since: shown.ttl_at_ms };
  }
  return { phase: shown.phase, since: shown.at_ms };
}

/** `first` is true for the first picture of a page: it never moves. */
export function lifeAt(shown: Shown, now: number, lengths: Lengths, first: boolean): Life {
  const { phase, since } = phaseAt(shown, now);
  const elapsed = now - since - lead;
  if (phase === 'out') return first || elapsed >= lengths.leave ? { show: 'nothing' } : { show: 'leaving', elapsed };
  return first || elapsed >= lengths.enter ? { show: 'settled' } : { show: 'entering', elapsed };
}
