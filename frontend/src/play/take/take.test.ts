import { describe, expect, it } from 'vitest';
import { questions } from '../testing/data';
import { due } from './Clock';
import { readNumber } from './late/Prediction';
import { steps, stepOf } from './steps';

describe('due', () => {
  const cases = [
    { name: 'nothing while nothing passed', before: 301, now: 301, want: undefined },
    { name: 'five minutes', before: 301, now: 300, want: 300 },
    { name: 'not twice', before: 300, now: 299, want: undefined },
    { name: 'one minute', before: 61, now: 60, want: 60 },
    { name: 'ten seconds', before: 11, now: 10, want: 10 },
    { name: 'only the last of several after a sleep', before: 400, now: 8, want: 10 },
    { name: 'nothing when the paper is opened late', before: 45, now: 45, want: undefined },
  ];
  for (const c of cases) it(c.name, () => expect(due(c.before, c.now)).toBe(c.want));
});

describe('readNumber', () => {
  it.each([
    ['987', 987],
    ['25.980', 25_980],
    ['25 980', 25_980],
    ['0', 0],
    ['-3', undefined],
    ['12a', undefined],
    ['', undefined],
    ['999999999', undefined],
  ])('%s', (text, want) => expect(readNumber(text)).toBe(want));
});

describe('steps', () => {
  const taking = { layout: 'one', per_question_ms: 0, questions, prediction: { target: 'all_right', tally: 'people', scope: 'round' } } as const;
  it('goes question by question, then the prediction, then the review', () => {
    const all = steps({ ...taking, questions: questions.slice(0, 2) });
    expect(all.map((s) => s.kind)).toEqual(['question', 'question', 'prediction', 'review']);
  });
  it('puts all questions on one page when the round says so', () => {
    const all = steps({ ...taking, layout: 'all', prediction: undefined });
    expect(all.map((s) => s.kind)).toEqual(['questions', 'review']);
    expect(stepOf(all, 7)).toBe(0);
  });
  it('never puts questions with their own clock on one page', () => {
    expect(steps({ ...taking, layout: 'all', per_question_ms: 20_000 })[0]?.kind).toBe('question');
  });
});
