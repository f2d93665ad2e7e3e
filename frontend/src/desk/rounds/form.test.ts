import { describe, expect, it } from 'vitest';
import type { DeskBank, Preset } from '../../kit/wire';
import { rules } from '../testing/data';
import { available, fitted, groupAt, likelyPreset, nextWindow, normalPath, paperTotal, problemAt, sectionOf } from './form';

const bank = (id: string): DeskBank => ({
  id, name: id, topics: [], counts: { draft: 0, in_review: 0, approved: 9, retired: 0 },
  by_topic: [{ topic: 'a', level: 1, approved: 4 }, { topic: 'a', level: 2, approved: 2 }, { topic: 'b', level: 1, approved: 3 }], sealed: 0, expired: 0,
});

describe('available', () => {
  const cases: [string, number, number][] = [['a', 1, 4], ['a', 0, 6], ['', 1, 7], ['', 0, 9], ['c', 0, 0]];
  it.each(cases)('topic "%s" level %i: %i', (topic, level, want) => expect(available(bank('x'), { topic, level })).toBe(want));
  it('is none without a bank', () => expect(available(undefined, { topic: '', level: 0 })).toBe(0));
});

it('a paper is worth the points of its lines, or the default', () => {
  const line = (count: number, points: number) => ({ topic: '', level: 0, count, points });
  expect(paperTotal({ group: '', bank_id: '', lines: [line(10, 0), line(5, 2)] }, 1)).toEqual({ questions: 15, points: 20 });
});

describe('problems find their place', () => {
  const paths: [string, string, string][] = [
    ['rules.paper.sources[0].lines[2].count', 'paper.sources.0.lines.2.count', 'paper'],
    ['ranking.criteria', 'ranking.criteria', 'ranking'],
    ['closes_ms', 'closes_ms', 'window'],
    ['time.limit', 'time.limit', 'time'],
  ];
  it.each(paths)('%s', (path, normal, section) => {
    expect(normalPath(path)).toBe(normal);
    expect(sectionOf(path)).toBe(section);
  });
  it('a line shows what is wrong below it, not what is wrong beside it', () => {
    const problems = [{ path: 'paper.sources[0].lines[1].count', message: 'thiếu' }];
    expect(problemAt(problems, 'paper.sources.0.lines.1')).toBe('thiếu');
    expect(problemAt(problems, 'paper.sources.0.lines.10')).toBeUndefined();
    expect(problemAt(problems, 'paper.sources.0.lines.0')).toBeUndefined();
  });
});

it('says whose paper a problem is about', () => {
  const edit = { name: '', name_en: '', opens_ms: 0, closes_ms: 1, rules: rules(), rules_version: 1 };
  const groups = [{ id: 'nguoi-dan', name: 'Người dân', name_en: '' }];
  expect(groupAt(edit, 'paper.sources[1].lines', groups)).toBe('Người dân');
  expect(groupAt(edit, 'ranking.criteria', groups)).toBe('');
});

describe('fitted', () => {
  const groups = [{ id: 'cbccvc', name: '', name_en: '' }];
  it('gives a lone bank to every source and drops groups that the contest lacks', () => {
    expect(fitted(rules(), [bank('x')], groups).paper.sources.map((s) => [s.group, s.bank_id])).toEqual([['cbccvc', 'x']]);
  });
  it('chooses no bank where there are several', () => expect(fitted(rules(), [bank('x'), bank('y')], groups).paper.sources[0]!.bank_id).toBe(''));
  it('keeps a bank that is there', () => expect(fitted(rules(), [bank('b1'), bank('y')], groups).paper.sources[0]!.bank_id).toBe('b1'));
  it('makes a source where none is left', () => expect(fitted(rules(), [bank('x')], []).paper.sources[0]!.group).toBe(''));
});

describe('nextWindow', () => {
  const day = 86_400_000;
  const opens = Date.UTC(2026, 10, 23, 1);
  it('is a week after the last round', () => {
    expect(nextWindow([{ opens_ms: opens - 7 * day, closes_ms: opens - day }, { opens_ms: opens, closes_ms: opens + 6 * day }], opens)).toEqual({ opens_ms: opens + 7 * day, closes_ms: opens + 13 * day });
  });
  it('is never in the past', () => expect(nextWindow([{ opens_ms: opens - 70 * day, closes_ms: opens - 64 * day }], opens).opens_ms).toBeGreaterThanOrEqual(opens));
  it('starts on the next Monday at 08:00 in Việt Nam', () => {
    const { opens_ms, closes_ms } = nextWindow([], Date.UTC(2026, 10, 24, 3)); // a Tuesday
    expect(new Date(opens_ms).toISOString()).toBe('2026-11-30T01:00:00.000Z');
    expect(new Date(closes_ms).toISOString()).toBe('2026-12-06T13:00:00.000Z');
  });
});

it('the preset with the contest’s groups is the likely one', () => {
  const preset = (id: string, ...groups: string[]) => ({ id, groups: groups.map((g) => ({ id: g, name: g, name_en: g })) }) as Preset;
  const all = [preset('x', 'a'), preset('y', 'b', 'c')];
  expect(likelyPreset(all, all[1]!.groups)?.id).toBe('y');
  expect(likelyPreset(all, [])?.id).toBe('x');
});
