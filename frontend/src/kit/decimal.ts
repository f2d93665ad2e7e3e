/** Numbers as people write them, and as the server takes them: "-1234.5". */
import { locale } from './i18n';

/**
 * The number that a text means, in the server's form; undefined when it means
 * none. With both marks the last one is the decimal mark; a mark that comes
 * twice groups digits. A single one is read as the page's language has it:
 * "1.234" is a thousand in Vietnamese and a fraction in English. What was
 * understood is shown beside the input.
 */
export function readDecimal(text: string, lang: string = locale.value): string | undefined {
  const s = text.trim().replace(/[\s\u00a0_]/g, '').replace(/^[−–]/, '-');
  if (!/^-?\d[\d.,]*$/.test(s) || /[.,]{2}/.test(s)) return undefined;
  const mark = decimalMark(s, lang);
  const [whole = '', fraction = '', more] = mark ? s.split(mark) : [s];
  if (more !== undefined) return undefined;
  const grouped = /[.,]/.test(whole);
  if (grouped && !/^-?\d{1,3}([.,]\d{3})+$/.test(whole)) return undefined;
  if (/[.,]/.test(fraction)) return undefined;
  const digits = whole.replace(/[.,]/g, '');
  if (digits.replace('-', '').length > 15 || fraction.length > 9) return undefined;
  return fraction ? `${digits}.${fraction}` : digits;
}

function decimalMark(s: string, lang: string): string | undefined {
  const dots = s.split('.').length - 1;
  const commas = s.split(',').length - 1;
  if (dots && commas) return s.lastIndexOf('.') > s.lastIndexOf(',') ? '.' : ',';
  const mark = dots ? '.' : ',';
  if (dots + commas !== 1) return undefined; // none, or one that groups
  const groups = lang === 'en' ? ',' : '.';
  return mark === groups && /^-?\d{1,3}[.,]\d{3}$/.test(s) ? undefined : mark;
}

/** A number of the server as the reader's language writes it, digit for digit. */
export function showDecimal(value: string, lang: string = locale.value): string {
  const [whole = '', fraction] = value.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, lang === 'en' ? ',' : '.');
  return (value.startsWith('-') ? '−' : '') + grouped + (fraction ? (lang === 'en' ? '.' : ',') + fraction : '');
}
