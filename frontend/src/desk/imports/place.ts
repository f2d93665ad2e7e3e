import { locale } from '../../kit/i18n';

const english: [RegExp, string][] = [
  [/^Câu (?:thứ )?(\d+)/, 'Question $1'],
  [/(^|[(,] ?)dòng (\d+)/g, '$1line $2'],
  [/(^|[(,] ?)đoạn (\d+)/g, '$1paragraph $2'],
  [/^bảng, /, 'table, '],
];

/** A place in a file as the reader of this page says it: the report is written with the words of the file's language. */
export function placeWords(where: string): string {
  if (locale.value !== 'en') return where;
  return english.reduce((text, [was, is]) => text.replace(was, is), where);
}
