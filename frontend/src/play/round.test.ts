import { describe, expect, it } from 'vitest';
import { roundThatMatters } from './home/NextStep';
import { attemptRule, boardVisible, limitText, phaseAt, usedUp } from './round';
import { contest } from './testing/data';

const now = 1_000_000_000_000;
const base = { opens_ms: now - 10, closes_ms: now + 10, published: false };

describe('phaseAt', () => {
  it.each([
    [{ ...base, state: 'open' }, 'open'],
    [{ ...base, state: 'scheduled' }, 'open'],
    [{ ...base, state: 'scheduled', opens_ms: now + 1 }, 'soon'],
    [{ ...base, state: 'open', closes_ms: now }, 'closed'],
    [{ ...base, state: 'closed' }, 'closed'],
    [{ ...base, state: 'approved' }, 'closed'],
    [{ ...base, state: 'published' }, 'published'],
    [{ ...base, state: 'locked', published: true }, 'published'],
  ] as const)('%j is %s', (round, want) => expect(phaseAt(round, now)).toBe(want));
});

describe('roundThatMatters', () => {
  const { rounds } = contest(now);
  it('is the open one', () => expect(roundThatMatters(rounds, now)?.number).toBe(3));
  it('else the next', () => expect(roundThatMatters(rounds.filter((r) => r.number !== 3), now)?.number).toBe(4));
  it('else the last', () => expect(roundThatMatters(rounds.slice(0, 2), now)?.number).toBe(2));
  it('is none without rounds', () => expect(roundThatMatters([], now)).toBeUndefined());
});

describe('rules in numbers', () => {
  it.each([
    [attemptRule({ limit: 0, per: 'round' }), 'không giới hạn lượt'],
    [attemptRule({ limit: 1, per: 'week' }), '1 lượt mỗi tuần'],
    [attemptRule({ limit: 3, per: 'contest' }), '3 lượt cả cuộc thi'],
    [limitText(900_000), '15 phút'],
    [limitText(90_000), '90 giây'],
    [limitText(0), 'đến khi đóng đợt'],
  ])('%s', (got, want) => expect(got).toBe(want));
  it.each([
    ['hidden', 'open', false],
    ['running', 'open', true],
    ['ended', 'open', true],
    ['ended', 'closed', true],
    ['running', 'soon', false],
  ] as const)('board %s while %s: %s', (board, phase, want) => expect(boardVisible({ board }, phase)).toBe(want));
});

describe('usedUp', () => {
  const monday = Date.parse('2026-11-23T01:00:00Z'); // 08:00 in Vietnam
  const attempt = (round_id: string, at: string) => ({ id: at, round_id, number: 1, started_ms: Date.parse(at), deadline_ms: 0, receipt: '', state: 'ended' as const });
  const cases = [
    { name: 'never without a limit', limit: 0, per: 'round', mine: [attempt('r', '2026-11-23T00:00:00Z')], want: false },
    { name: 'once per round', limit: 1, per: 'round', mine: [attempt('r', '2026-11-20T00:00:00Z')], want: true },
    { name: 'not by another round', limit: 1, per: 'round', mine: [attempt('s', '2026-11-20T00:00:00Z')], want: false },
    { name: 'by any round when the contest counts', limit: 1, per: 'contest', mine: [attempt('s', '2026-11-20T00:00:00Z')], want: true },
    { name: 'the day turns at midnight in Vietnam', limit: 1, per: 'day', mine: [attempt('r', '2026-11-22T16:59:00Z')], want: false },
    { name: 'after midnight is today', limit: 1, per: 'day', mine: [attempt('r', '2026-11-22T17:01:00Z')], want: true },
    { name: 'the week turns on Monday', limit: 1, per: 'week', mine: [attempt('r', '2026-11-22T16:59:00Z')], want: false },
    { name: 'three a week, two taken', limit: 3, per: 'week', mine: [attempt('r', '2026-11-22T18:00:00Z'), attempt('r', '2026-11-22T19:00:00Z')], want: false },
  ] as const;
  for (const c of cases) it(c.name, () => expect(usedUp({ id: 'r', attempts: { limit: c.limit, per: c.per } }, c.mine, monday)).toBe(c.want));
});
