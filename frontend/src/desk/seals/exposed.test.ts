import { expect, it } from 'vitest';
import type { DeskRound } from '../../kit/wire';
import { exposed } from './exposed';

const now = 1000;
const round = (name: string, state: DeskRound['state'], closes_ms: number, bank_id: string, ...topics: string[]) =>
  ({ name, state, closes_ms, rules: { paper: { sources: [{ group: '', bank_id, lines: topics.map((topic) => ({ topic, level: 0, count: 5, points: 0 })) }] } } }) as DeskRound;
const rounds = [
  round('any topic, scheduled', 'scheduled', 3000, 'b', ''),
  round('law, running', 'open', 2000, 'b', 'law'),
  round('history, a draft', 'draft', 4000, 'b', 'history'),
  round('over', 'published', 900, 'b', ''),
  round('a draft of the past', 'draft', 900, 'b', ''),
  round('another bank', 'scheduled', 3000, 'c', ''),
];
const open = { topics: [] as string[], with_answers: true, opens_ms: now };

it.each([
  ['everything, from now on', {}, ['any topic, scheduled', 'law, running', 'history, a draft']],
  ['without answers', { with_answers: false }, []],
  ['one topic', { topics: ['law'] }, ['any topic, scheduled', 'law, running']],
  ['from when the running round has closed', { opens_ms: 2000 }, ['any topic, scheduled', 'history, a draft']],
  ['after all of them', { opens_ms: 5000 }, []],
  ['until before the next one opens', { closes_ms: 1500 }, ['any topic, scheduled', 'law, running', 'history, a draft']],
  ['ended already', { opens_ms: 0, closes_ms: 900 }, []],
])('publishing %s warns of the rounds that it tells', (_, change, names) => {
  expect(exposed({ ...open, ...change }, 'b', rounds, now).map((r) => r.name)).toEqual(names);
});
