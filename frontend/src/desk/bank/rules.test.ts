import { describe, expect, it } from 'vitest';
import { asKind, blank, demand, faults, marked, withoutOption } from './rules';
import { rules } from '../testing/data';

const whole = { ...blank(), stem: 'Hỏi?', options: ['A', 'B', 'C'], correct: [1] };

const picture = { id: 'x', type: 'image/png', alt: '', width: 10, height: 10 };

describe('faults', () => {
  const cases: [string, Partial<typeof whole>, string[]][] = [
    ['a whole question has none', {}, []],
    ['no stem', { stem: '  ' }, ['needStem']],
    ['an empty option', { options: ['A', '', 'C'] }, ['needOptions']],
    ['one option', { options: ['A'], correct: [0] }, ['needOptions']],
    ['the same option twice, case and composition aside', { options: ['Huế', 'hue\u0302\u0301', 'C'] }, ['sameOptions']],
    ['no key', { correct: [] }, ['needCorrect']],
    ['two keys for a single choice', { correct: [0, 1] }, ['oneCorrect']],
    ['a short answer', { kind: 'shorttext', accepted: ['Huế', ''] }, []],
    ['a short answer without an answer', { kind: 'shorttext', accepted: [' '] }, ['needAccepted']],
    ['a number', { kind: 'numeric', numbers: [{ value: '12.5', tolerance: '0.1' }] }, []],
    ['a number in words', { kind: 'numeric', numbers: [{ value: 'mười' }] }, ['needNumber']],
    ['a tolerance below zero', { kind: 'numeric', numbers: [{ value: '1', tolerance: '-1' }] }, ['needNumber']],
    ['an ordering', { kind: 'ordering', correct: [] }, []],
    ['an ordering with an empty item', { kind: 'ordering', options: ['A', ''] }, ['needItems']],
    ['a matching', { kind: 'matching', pairs: [{ left: 'A', right: '1' }, { left: 'B', right: '1' }] }, []],
    ['a matching without a right side', { kind: 'matching', pairs: [{ left: 'A', right: '1' }, { left: 'B', right: '' }] }, ['needPairs']],
    ['options that are pictures', { options: ['', ''], correct: [0], option_media: [{ ...picture, alt: 'đỏ' }, { ...picture, alt: 'xanh' }] }, []],
    ['a picture that nobody describes', { options: ['', 'B'], correct: [0], option_media: [picture] }, ['needAlt']],
    ['two keys for a multiple choice', { kind: 'multiple', correct: [0, 1] }, []],
  ];
  it.each(cases)('%s', (_, change, want) => expect(faults({ ...whole, ...change })).toEqual(want));
});

describe('marked', () => {
  it('moves the mark where one option is right', () => expect(marked({ kind: 'single', correct: [0] }, 2)).toEqual([2]));
  it('adds and takes away where several are', () => {
    expect(marked({ kind: 'multiple', correct: [2] }, 0)).toEqual([0, 2]);
    expect(marked({ kind: 'multiple', correct: [0, 2] }, 0)).toEqual([2]);
  });
});

it('marks follow their option when one before it goes', () => {
  expect(withoutOption({ options: ['A', 'B', 'C', 'D'], correct: [1, 3] }, 1)).toEqual({ options: ['A', 'C', 'D'], correct: [2] });
});

it('a true/false question has two fixed options, and loses them when it becomes another kind', () => {
  const truth = asKind(whole, 'truefalse', ['Đúng', 'Sai']);
  expect(truth).toMatchObject({ options: ['Đúng', 'Sai'], correct: [1] });
  expect(asKind(truth, 'single', ['Đúng', 'Sai'])).toMatchObject({ options: ['', '', '', ''], correct: [] });
});

it('a bank is asked only for what its own sources draw', () => {
  expect([...demand(rules(), 'b1')]).toEqual([['the-che|1', 5], ['chuyen-doi-so|2', 6], ['dich-vu-cong|3', 4]]);
  expect([...demand(rules(), 'b2')]).toEqual([['|0', 15]]);
});
