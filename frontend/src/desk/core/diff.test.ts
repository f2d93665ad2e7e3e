import { describe, expect, it } from 'vitest';
import { changes, words } from './diff';

describe('words', () => {
  const shape = (before: string, after: string) => words(before, after).map((p) => `${{ same: '=', added: '+', removed: '-' }[p.kind]}${p.text}`);
  const cases: [string, string, string, string[]][] = [
    ['the same text is one piece', 'có bao nhiêu', 'có bao nhiêu', ['=có bao nhiêu']],
    ['a replaced word is removed, then added', 'sáu lĩnh vực', 'sáu nội dung', ['=sáu ', '-lĩnh vực', '+nội dung']],
    ['from nothing', '', 'mới', ['+mới']],
    ['to nothing', 'cũ', '', ['-cũ']],
    ['a space after a word is no change of the word', 'một hai', 'một hai ba', ['=một hai ', '+ba']],
    ['an insertion in the middle', 'a c', 'a b c', ['=a ', '+b ', '=c']],
  ];
  it.each(cases)('%s', (_, before, after, want) => expect(shape(before, after)).toEqual(want));
  it('puts both texts together again', () => {
    const [before, after] = ['Nghị quyết số 76 của Chính phủ', 'Theo Nghị quyết 76 của Thủ tướng Chính phủ'];
    const pieces = words(before, after);
    expect(pieces.filter((p) => p.kind !== 'added').map((p) => p.text.trim()).join(' ')).toBe(before);
    expect(pieces.filter((p) => p.kind !== 'removed').map((p) => p.text.trim()).join(' ')).toBe(after);
  });
});

describe('changes', () => {
  it('names the place of every leaf that differs', () => {
    expect(changes({ name: 'A', time: { limit: 10, grace: 2 } }, { name: 'A', time: { limit: 15, grace: 2 }, new: true })).toEqual([
      { path: 'time.limit', before: 10, after: 15 },
      { path: 'new', before: undefined, after: true },
    ]);
  });
  it('compares lists by place', () => expect(changes({ c: ['a', 'b'] }, { c: ['a'] })).toEqual([{ path: 'c.1', before: 'b', after: undefined }]));
  it('treats a created thing as all new', () => expect(changes(undefined, { a: 1 })).toEqual([{ path: 'a', before: undefined, after: 1 }]));
  it('finds nothing in equal values', () => expect(changes({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual([]));
});
