/** What a round means to a contestant at a moment. */
import { number } from '../kit/format';
import type { MyAttempt, RoundBrief } from '../kit/wire';
import { t } from './words';

export type Phase = 'soon' | 'open' | 'closed' | 'published';

/** Where the round stands at `now` (server time): by its state, and by the clock between two readings of it. */
export function phaseAt(round: Pick<RoundBrief, 'state' | 'opens_ms' | 'closes_ms' | 'published'>, now: number): Phase {
  if (round.published || round.state === 'published') return 'published';
  if (round.state === 'closed' || round.state === 'locked' || round.state === 'approved') return 'closed';
  if (now < round.opens_ms) return 'soon';
  return now < round.closes_ms ? 'open' : 'closed';
}

/** "2 lượt mỗi tuần" */
export function attemptRule({ limit, per }: RoundBrief['attempts']): string {
  if (limit === 0) return t('attemptsUnlimited');
  const n = number(limit);
  if (per === 'day') return t('attemptsDay', { n });
  if (per === 'week') return t('attemptsWeek', { n });
  return per === 'contest' ? t('attemptsContest', { n }) : t('attemptsRound', { n });
}

/** "15 phút", or until the round closes. */
export function limitText(ms: number): string {
  if (ms <= 0) return t('limitNone');
  const minutes = ms / 60_000;
  return Number.isInteger(minutes) ? t('minutes', { n: minutes }) : t('seconds', { n: Math.round(ms / 1000) });
}

/**
 * The board may be seen in this phase. ("ended" and "running" say whose attempts
 * it ranks: those handed in, or all.)
 */
export function boardVisible(round: Pick<RoundBrief, 'board'>, phase: Phase): boolean {
  return round.board !== 'hidden' && phase !== 'soon';
}

const day = 86_400_000;
/** Vietnam is seven hours ahead, all year. */
const vietnam = 7 * 3_600_000;
const dayOf = (ms: number) => Math.floor((ms + vietnam) / day);
/** Weeks begin on Monday; the first day of 1970 was a Thursday. */
const weekOf = (ms: number) => Math.floor((dayOf(ms) + 3) / 7);

/** True when no attempt is left for now, as far as the contestant's own list tells. The server decides. */
export function usedUp({ id, attempts: { limit, per } }: Pick<RoundBrief, 'id' | 'attempts'>, mine: readonly MyAttempt[], now: number): boolean {
  if (limit === 0) return false;
  const counts: Record<typeof per, (a: MyAttempt) => boolean> = {
    round: (a) => a.round_id === id,
    contest: () => true,
    day: (a) => a.round_id === id && dayOf(a.started_ms) === dayOf(now),
    week: (a) => a.round_id === id && weekOf(a.started_ms) === weekOf(now),
  };
  return mine.filter(counts[per]).length >= limit;
}

export const runningAttempt = (attempts: readonly MyAttempt[], round: string) => attempts.find((a) => a.round_id === round && a.state === 'running');

/** The newest attempt that ended. */
export function lastEnded(attempts: readonly MyAttempt[], round: string): MyAttempt | undefined {
  return attempts.filter((a) => a.round_id === round && a.state === 'ended').sort((a, b) => b.number - a.number)[0];
}
