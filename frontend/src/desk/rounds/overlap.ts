/** Rounds of one contest that run at the same time. Pure. */
import type { DeskRound } from '../../kit/wire';

/** When a round runs, and what it is called. */
export type Window = Pick<DeskRound, 'id' | 'name' | 'name_en' | 'opens_ms' | 'closes_ms'>;

/** The rounds that share a moment with a window; one that opens as the other closes does not. */
export function overlapping<W extends Window>(at: Pick<Window, 'opens_ms' | 'closes_ms'>, others: readonly W[]): W[] {
  if (at.closes_ms <= at.opens_ms) return [];
  return others.filter((r) => r.opens_ms < at.closes_ms && at.opens_ms < r.closes_ms);
}
