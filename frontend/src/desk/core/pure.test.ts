import { describe, expect, it } from 'vitest';
import type { DeskRound } from '../../kit/wire';
import { dayOf, fromLocalInput, toLocalInput } from './moment';
import { moved } from './reorder';
import { currentRound } from './round';
import { matcher } from './search';
import { slug } from './slug';

describe('moved', () => {
  const cases: [number, number, string][] = [[0, 2, 'bca'], [2, 0, 'cab'], [1, 1, 'abc'], [0, 9, 'abc'], [-1, 0, 'abc']];
  it.each(cases)('from %i to %i gives %s', (from, to, want) => expect(moved(['a', 'b', 'c'], from, to).join('')).toBe(want));
});

describe('moments in a form', () => {
  it('are on the contest’s clock whatever the device thinks', () => {
    const opens = Date.UTC(2025, 8, 29, 1, 0);
    expect(toLocalInput(opens)).toBe('2025-09-29T08:00');
    expect(fromLocalInput('2025-09-29T08:00')).toBe(opens);
    expect(dayOf(Date.UTC(2025, 8, 28, 17, 0))).toBe('2025-09-29');
  });
  it('are nothing when empty', () => {
    expect(toLocalInput(0)).toBe('');
    expect(fromLocalInput('')).toBe(0);
  });
});

describe('slug', () => {
  const cases: [string, string][] = [
    ['Cuộc thi CCHC Đà Nẵng 2026', 'cuoc-thi-cchc-da-nang-2026'],
    ['  “Tự hào” – Việt Nam!  ', 'tu-hao-viet-nam'],
    ['…', ''],
  ];
  it.each(cases)('%s', (name, want) => expect(slug(name)).toBe(want));
  it('is never longer than an address allows, nor ends in a hyphen', () => expect(slug('một '.repeat(40))).toMatch(/^[a-z0-9-]{1,60}$/));
});

describe('matcher', () => {
  it('wants every word, with or without marks', () => {
    expect(matcher('da nang so')('Sở Nội vụ Đà Nẵng')).toBe(true);
    expect(matcher('hue so')('Sở Nội vụ Đà Nẵng')).toBe(false);
    expect(matcher('  ')('gì cũng được')).toBe(true);
  });
});

describe('currentRound', () => {
  const rounds = (...states: DeskRound['state'][]) => states.map((state, i) => ({ id: `r${i + 1}`, number: i + 1, state }) as DeskRound);
  const cases: [string, DeskRound['state'][], string | undefined][] = [
    ['the open one', ['published', 'open', 'scheduled'], 'r2'],
    ['the one that waits for its result', ['published', 'closed', 'scheduled'], 'r2'],
    ['the next to open', ['published', 'scheduled', 'scheduled'], 'r2'],
    ['the last published', ['published', 'published', 'draft'], 'r2'],
    ['a lone draft', ['draft'], 'r1'],
    ['none', [], undefined],
  ];
  it.each(cases)('%s', (_, states, want) => expect(currentRound(rounds(...states))?.id).toBe(want));
});
