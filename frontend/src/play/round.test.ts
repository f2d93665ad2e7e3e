import { describe, expect, it } from 'vitest';
import { roundThatMatters } from './home/NextStep';
import { attemptRule, boardVisible, limitText, phaseAt } from './round';
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
