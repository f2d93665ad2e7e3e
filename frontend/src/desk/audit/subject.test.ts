import { expect, it } from 'vitest';
import { shortId, subjectOf } from './subject';

it.each([
  ['unit:0190aaaa-1111', undefined, { name: 'Sở Nội vụ' }, 'Đơn vị: Sở Nội vụ'],
  ['round:0190aaaa-1111', { Name: 'Tuần 1' }, { State: 'open' }, 'Đợt thi: Tuần 1'],
  ['staff:0190aaaa-1111', undefined, undefined, 'Nhân sự'],
  ['comet:1', undefined, { name: 7 }, 'comet'],
])('%s', (subject, before, after, want) => expect(subjectOf({ subject, subject_name: '', before, after })).toBe(want));

it('tells what it is called now', () => {
  expect(subjectOf({ subject: 'round:1', subject_name: 'Tuần 2', before: { name: 'Tuần hai' }, after: undefined })).toBe('Đợt thi: Tuần 2');
});

it('shortens an id to its end', () => {
  expect(shortId('staff:01a209c5-e2fe-700b-a3e5-2659ea0888b9')).toBe('…ea0888b9');
  expect(shortId('board')).toBe('');
});
