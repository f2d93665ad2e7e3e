/**
 * Words as television needs them: numbers the Vietnamese way, names that are
 * shortened the way a person would say them, and nothing that no font can draw.
 */

/** 12850 → "12.850"; 7.5 → "7,5". What is not a number is an empty string, never "NaN". */
export function figure(value: unknown, digits = 0): string {
  const n = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof n !== 'number' || !Number.isFinite(n)) return '';
  const [whole, part] = Math.abs(n).toFixed(digits).split('.') as [string, string?];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  const fraction = part?.replace(/0+$/, '') ?? '';
  const sign = n < 0 && /[1-9]/.test(whole + fraction) ? '−' : '';
  return sign + grouped + (fraction ? `,${fraction}` : '');
}

/** Points: up to two decimals, none when whole. */
export const points = (value: unknown) => figure(value, 2);

/** 0.755 → "75,5 %". Only what is between 0 and 1 and a number. */
export function share(value: unknown, digits = 0): string {
  const text = typeof value === 'number' ? figure(value * 100, digits) : '';
  return text && `${text}%`;
}

const two = (n: number) => (n < 10 ? `0${n}` : String(n));

/** A duration in milliseconds as "4:07" or "1:02:07"; parts of a second are cut, as in the results. */
export function duration(ms: unknown): string {
  if (typeof ms !== 'number' || !Number.isFinite(ms) || ms <= 0) return '';
  const s = Math.floor(ms / 1000);
  const hours = Math.floor(s / 3600);
  const minutes = Math.floor((s % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(s % 60)}` : `${minutes}:${two(s % 60)}`;
}

/** Whole seconds until the deadline: rounded up, never below zero. The one rounding rule of the product. */
export function remaining(endsAt: unknown, now: number): number {
  if (typeof endsAt !== 'number' || !Number.isFinite(endsAt)) return 0;
  return Math.max(0, Math.ceil((endsAt - now) / 1000));
}

/** Seconds as a running clock: "0:09", "12:05", "1:00:00", and "2 ngày" from two days up. */
export function running(seconds: number): string {
  if (seconds >= 172_800) return `${Math.floor(seconds / 86_400)} ngày`;
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** "14:03:07" in Vietnam, from milliseconds since 1970; Vietnam keeps one time the whole year. */
export function wallClock(ms: number): string {
  const s = Math.floor(ms / 1000) + 7 * 3600;
  return `${two(Math.floor(s / 3600) % 24)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

const drawable = /[^\u0020-\u007e\u00a0-\u024f\u0300-\u036f\u1e00-\u1eff\u2010-\u2027\u2030-\u203a\u20ab\u20ac\u2122\u2212\u2215\u00d7]/g;

/**
 * A string as it may go on air: NFC, one line, Latin and Vietnamese letters
 * only (other scripts and emoji have no face in the packaged fonts). Anything
 * that is not text becomes an empty string.
 */
export function airText(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return figure(value, 2);
  if (typeof value !== 'string') return '';
  return value.normalize('NFC').replace(/\s+/g, ' ').replace(drawable, '').replace(/ {2,}/g, ' ').trim();
}

/** A person's name for air; a nickname of which nothing can be drawn becomes "Thí sinh". */
export const airName = (value: unknown) => airText(value) || 'Thí sinh';

/**
 * Shorter and shorter forms of a Vietnamese name, the first being the whole.
 * Middle names become initials, the one nearest the given name first; family
 * name and given name stay to the end: "Nguyễn H. P. Thảo".
 */
export function nameForms(name: string): string[] {
  const words = name.split(' ');
  if (words.length < 3) return [name];
  const forms = [name];
  for (let i = words.length - 2; i >= 1; i--) {
    const word = words[i] as string;
    if (/^\p{Lu}/u.test(word)) words[i] = `${Array.from(word)[0]}.`;
    forms.push(words.join(' '));
  }
  forms.push(`${words[0]} ${words[words.length - 1]}`);
  return forms;
}

const abbreviations: [RegExp, string][] = [
  [/Ủy ban nhân dân|Uỷ ban nhân dân/gi, 'UBND'],
  [/Trung học phổ thông/gi, 'THPT'],
  [/Trung học cơ sở/gi, 'THCS'],
  [/Phục vụ hành chính công/gi, 'PVHCC'],
  [/Trung tâm/gi, 'TT'],
  [/thành phố/gi, 'TP'],
  [/Khoa học và Công nghệ/gi, 'KH&CN'],
  [/Giáo dục và Đào tạo/gi, 'GD&ĐT'],
  [/Nông nghiệp và Môi trường/gi, 'NN&MT'],
  [/Văn hóa, Thể thao và Du lịch/gi, 'VHTT&DL'],
  [/Mặt trận Tổ quốc/gi, 'MTTQ'],
  [/Đoàn Thanh niên/gi, 'Đoàn TN'],
  [/Công an/gi, 'CA'],
  [/Bệnh viện/gi, 'BV'],
  [/Đại học/gi, 'ĐH'],
];

/** Shorter and shorter forms of a unit's name: official abbreviations first, then whole words from the end. */
export function unitForms(name: string): string[] {
  const forms = [name];
  let short = name;
  for (const [long, abbreviation] of abbreviations) {
    const next = short.replace(long, abbreviation);
    if (next !== short) forms.push((short = next));
  }
  const words = short.split(' ');
  while (words.length > 2) {
    words.pop();
    forms.push(`${words.join(' ')}…`);
  }
  return forms;
}

/**
 * The units of one column, abbreviated alike: what one of them must shorten to
 * fit, all of them shorten. `fits` says whether a text fits the column.
 */
export function unitColumn(names: readonly string[], fits: (text: string) => boolean): string[] {
  const used = new Set<number>();
  for (const name of names) {
    let short = name;
    for (let i = 0; i < abbreviations.length && !fits(short); i++) {
      const [long, abbreviation] = abbreviations[i] as [RegExp, string];
      const next = short.replace(long, abbreviation);
      if (next !== short) used.add(i);
      short = next;
    }
  }
  return names.map((name) => abbreviations.reduce((text, [long, abbreviation], i) => (used.has(i) ? text.replace(long, abbreviation) : text), name));
}
