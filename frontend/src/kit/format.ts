/** Numbers, dates and durations, in the reader's language and the contest's time zone. */
import { locale } from './i18n';

/** All contests run on Vietnamese time, wherever the reader is. */
export const zone = 'Asia/Ho_Chi_Minh';

const tag = () => (locale.value === 'en' ? 'en-GB' : 'vi-VN');
const cache = new Map<string, Intl.DateTimeFormat>();

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = tag() + JSON.stringify(options);
  let format = cache.get(key);
  if (!format) cache.set(key, (format = new Intl.DateTimeFormat(tag(), { timeZone: zone, hourCycle: 'h23', ...options })));
  return format;
}

type Moment = string | number | Date;
const at = (moment: Moment) => new Date(moment);

/** 25.980 in Vietnamese, 25,980 in English. */
export function number(value: number, digits = 0): string {
  return value.toLocaleString(tag(), { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** 75,5% ; `share` is between 0 and 1. */
export function percent(share: number, digits = 0): string {
  return share.toLocaleString(tag(), { style: 'percent', maximumFractionDigits: digits });
}

/** 14:03 */
export function time(moment: Moment): string {
  return dateFormat({ hour: '2-digit', minute: '2-digit' }).format(at(moment));
}

/** 14:03:07 */
export function clockTime(moment: Moment): string {
  return dateFormat({ hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(at(moment));
}

/** 29/09/2025 */
export function date(moment: Moment): string {
  return dateFormat({ day: '2-digit', month: '2-digit', year: 'numeric' }).format(at(moment));
}

/** 14:03, 29/09/2025: the order in which Vietnamese say it. */
export function dateTime(moment: Moment): string {
  return `${time(moment)}, ${date(moment)}`;
}

/** thứ Hai, 29 tháng 9, 2025 / Monday 29 September 2025 */
export function longDate(moment: Moment): string {
  return dateFormat({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(at(moment));
}

const two = (n: number) => String(n).padStart(2, '0');

/** A running clock: 9:05, 1:02:03. Takes whole seconds. */
export function countdown(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(s / 3600);
  const minutes = Math.floor((s % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(s % 60)}` : `${minutes}:${two(s % 60)}`;
}

/** A measured duration, 02:41 or 1:02:41. Takes milliseconds; parts of a second are cut, as in the results. */
export function duration(ms: number): string {
  const s = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(s / 3600);
  return (hours > 0 ? `${hours}:` : '') + `${two(Math.floor((s % 3600) / 60))}:${two(s % 60)}`;
}

/** Time in words: "2 ngày 3 giờ", "4 phút", "10 giây". The two largest parts. Takes whole seconds. */
export function span(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  const parts: [number, string, string][] = [
    [Math.floor(s / 86400), 'ngày', 'day'],
    [Math.floor((s % 86400) / 3600), 'giờ', 'hour'],
    [Math.floor((s % 3600) / 60), 'phút', 'minute'],
    [s % 60, 'giây', 'second'],
  ];
  const first = parts.findIndex(([n]) => n > 0);
  if (first < 0) return word(parts[3]!);
  return parts.slice(first, first + 2).filter(([n]) => n > 0).map(word).join(' ');
}

function word([n, vi, en]: [number, string, string]): string {
  return locale.value === 'en' ? `${n} ${en}${n === 1 ? '' : 's'}` : `${n} ${vi}`;
}

/** Letters without marks, for searching: "Đà Nẵng" → "da nang". */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toLowerCase();
}

/** Orders names as a Vietnamese list does. */
export const byName = new Intl.Collator('vi', { numeric: true }).compare;
