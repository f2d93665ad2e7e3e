/** Small facts about rounds that several screens need. */
import type { DeskRound, RoundState } from '../../kit/wire';

/** The states in the order of a round's life. */
export const states: readonly RoundState[] = ['draft', 'scheduled', 'open', 'closed', 'locked', 'approved', 'published'];

/** The round an organiser most likely means: the one that is open, else the next to open, else the last that closed. */
export function currentRound(rounds: readonly DeskRound[]): DeskRound | undefined {
  const byNumber = [...rounds].sort((a, b) => a.number - b.number);
  return byNumber.find((r) => r.state === 'open')
    ?? byNumber.findLast((r) => r.state === 'closed' || r.state === 'locked' || r.state === 'approved')
    ?? byNumber.find((r) => r.state === 'scheduled')
    ?? byNumber.findLast((r) => r.state === 'published')
    ?? byNumber.at(-1);
}

/** True when rules and window may still be changed. */
export const editable = (state: RoundState) => state === 'draft' || state === 'scheduled';
