import { afterEach, expect, test } from 'vitest';
import { locale } from '../../kit/i18n';
import { placeWords } from './place';

afterEach(() => {
  locale.value = 'vi';
});

test('a place is said in the language of the page; names of sheets are left alone', () => {
  for (const [where, said] of [
    ['Câu 12 (đoạn 40)', 'Question 12 (paragraph 40)'],
    ['Câu thứ 3 (dòng 7)', 'Question 3 (line 7)'],
    ['bảng, dòng 2', 'table, line 2'],
    ['Câu hỏi, dòng 5', 'Câu hỏi, line 5'],
    ['Sheet1!C4', 'Sheet1!C4'],
  ] as const) {
    locale.value = 'vi';
    expect(placeWords(where)).toBe(where);
    locale.value = 'en';
    expect(placeWords(where)).toBe(said);
  }
});
