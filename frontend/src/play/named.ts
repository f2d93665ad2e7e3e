import { locale } from '../kit/i18n';

/** The name in the reader's language; Vietnamese when nobody translated it. */
export function named(thing: { name: string; name_en?: string }): string {
  return (locale.value === 'en' && thing.name_en) || thing.name;
}

/** The text in the reader's language; Vietnamese when nobody translated it. */
export function inLanguage(vi: string, en: string): string {
  return (locale.value === 'en' && en) || vi;
}

const compounds = /(thành) (phố)|(hành) (chính)|(chuyển) (đổi) (số)|(Đà) (Nẵng)|(Thừa) (Thiên) (Huế)|(năm) (\d{4})|(phường|xã|quận|tỉnh|lần) (\p{Lu}\S*|thứ)/gu;

/** Keeps words that belong together on one line of a heading: no "thành" without its "phố". */
export function bound(title: string): string {
  return title.replace(compounds, (whole) => whole.replace(/ /g, '\u00a0'));
}

/** Keeps the number of a legal document on one line: 118/2025/NĐ-CP. */
export function unbroken(text: string): string {
  return text.replace(/\d+\/(?:\d+\/)?\p{Lu}[\p{Lu}\d-]*/gu, (code) => code.replace(/[-/]/g, '$&\u2060'));
}
