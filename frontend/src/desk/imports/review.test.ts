import { describe, expect, it } from 'vitest';
import type { ImportItem } from '../../kit/wire';
import { nextProblem, problemKinds, searched, stateOf, tally } from './review';

const item = (index: number, change: Partial<ImportItem> = {}): ImportItem => ({
  index, number: index + 1, where: '', key_found_by: 'line', kind: 'single', stem: '', options: [], correct: [0], pin_last: false, topic: '', level: 0, explanation: '', legal_basis: '', skip: false, blocked: false, problems: [], source_text: '', ...change,
});
const problem = (code: string, severity: 'error' | 'warning') => ({ where: '', severity, code, message: code });
const items = [
  item(0),
  item(1, { blocked: true, problems: [problem('key_missing', 'error'), problem('key_missing', 'error')] }),
  item(2, { problems: [problem('key_conflict', 'warning')] }),
  item(3, { skip: true, blocked: true, problems: [problem('key_missing', 'error')] }),
];

describe('review', () => {
  it('sorts items by what is still to do', () => expect(items.map(stateOf)).toEqual(['ready', 'blocked', 'warned', 'skipped']));
  it('counts what confirming writes', () => expect(tally(items)).toEqual({ ready: 1, blocked: 1, warned: 1, skipped: 1, writes: 2 }));
  it('lists each kind of problem once per question, the most frequent first', () => {
    expect(problemKinds(items).map((k) => [k.code, k.count])).toEqual([['key_missing', 2], ['key_conflict', 1]]);
  });
  it('names a kind of problem by the words that all its messages share', () => {
    const near = (line: number) => item(line, { problems: [{ ...problem('near', 'warning'), message: `Câu gần giống dòng ${line}.` }] });
    expect(problemKinds([near(4), near(9), near(12)])).toEqual([{ code: 'near', message: 'Câu gần giống dòng …', count: 3 }]);
  });
  it('searches without marks', () => expect(searched(item(0, { stem: 'Đợt thi', options: ['Hộ tịch'] }))).toBe('1 dot thi ho tich '));
  const jumps: [number, number][] = [[0, 1], [1, 2], [2, 1], [3, 1]];
  it.each(jumps)('from %i the next problem is %i', (from, want) => expect(nextProblem(items, from)).toBe(want));
  it('says when there is none', () => expect(nextProblem([item(0)], 0)).toBe(-1));
});
