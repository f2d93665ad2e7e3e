/** Reading what people and hosts type: always a value the graphics can draw, or undefined to keep the old one. */
import type { QuestionData, Row, UnitBoardData, VersusData } from '../wire';

type UnitRow = UnitBoardData['rows'][number];

export const words = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' && Number.isFinite(value) ? String(value) : value === null ? '' : undefined;

/** "12.850", "955,5", 980 → numbers, the Vietnamese way: dots group, a comma begins the decimals. */
export function number(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || !/\d/.test(value)) return undefined;
  const plain = value.replace(/[^\d,.-]/g, '');
  const n = Number(/^-?\d+\.\d{1,2}$/.test(plain) ? plain : plain.replace(/\./g, '').replace(',', '.'));
  return Number.isFinite(n) ? n : undefined;
}

export const truth = (value: unknown): boolean => value === true || value === 1 || (typeof value === 'string' && /^(1|true|on|có|yes)$/i.test(value.trim()));

const linesOf = (value: unknown): string[] => (typeof value === 'string' ? value.split(/\r?\n|\\n/) : Array.isArray(value) ? value.map((v) => (typeof v === 'string' ? v : '')) : []).map((l) => l.trim()).filter(Boolean);

export const list = (value: unknown): string[] | undefined => (typeof value === 'string' || Array.isArray(value) ? linesOf(value) : undefined);

/** "12:04" or "1:02:07" → milliseconds. */
export function clock(value: unknown): number {
  if (typeof value !== 'string' || !/^\s*\d+(:\d{1,2}){1,2}\s*$/.test(value)) return 0;
  return value.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 1000;
}

/** A moment: milliseconds since 1970 as they are; "5:00" or seconds as so long from now; a date as a date. */
export function moment(value: unknown, now: number): number | undefined {
  const n = typeof value === 'string' && /^\s*\d+\s*$/.test(value) ? Number(value) : value;
  if (typeof n === 'number' && Number.isFinite(n)) return n > 1e11 ? n : now + n * 1000;
  const span = clock(value);
  if (span > 0) return now + span;
  const date = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isFinite(date) ? date : undefined;
}

const record = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A JSON text of a list is as good as the list. */
function opened(value: unknown): unknown {
  if (typeof value !== 'string' || value.trim().charAt(0) !== '[') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** Rows of people: objects, or lines "name | unit | points | time | rank". */
export function rows(value: unknown): Row[] | undefined {
  const source = opened(value);
  if (Array.isArray(source) && source.every(record)) return source.map((r, i) => rowOf(r, i));
  if (record(source)) return [rowOf(source, 0)];
  if (typeof source !== 'string' && !Array.isArray(source)) return undefined;
  return linesOf(source).map((line, i) => {
    const [name = '', sub = '', score = '', time = '', rank = ''] = line.split('|').map((p) => p.trim());
    return { id: `${name}|${sub}`, rank: number(rank) ?? i + 1, name, sub, points: number(score) ?? NaN, time_ms: clock(time) };
  });
}

function rowOf(r: Record<string, unknown>, i: number): Row {
  const name = words(r.name) ?? '';
  const sub = words(r.sub ?? r.unit) ?? '';
  const moved = number(r.moved);
  return {
    id: words(r.id) || `${name}|${sub}`, rank: number(r.rank) ?? i + 1, name, sub,
    points: number(r.points ?? r.score) ?? NaN, time_ms: number(r.time_ms) ?? clock(r.time),
    ...(moved ? { moved } : {}), ...(typeof r.can_win === 'boolean' ? { can_win: r.can_win } : {}),
  };
}

/** Lines "unit | block | participants | headcount", or objects. */
export function units(value: unknown): UnitRow[] | undefined {
  const source = opened(value);
  if (Array.isArray(source) && source.every(record)) return unitRows(source);
  if (typeof source !== 'string') return undefined;
  return unitRows(linesOf(source).map((line) => {
    const [name = '', block = '', participants = '', headcount = ''] = line.split('|').map((p) => p.trim());
    return { name, block, participants: number(participants) ?? 0, headcount: number(headcount) ?? 0 };
  }));
}

/** Completes rows of units: ids, ranks, shares. */
export function unitRows(value: unknown): UnitRow[] {
  return (Array.isArray(value) ? value.filter(record) : []).map((u, i) => {
    const participants = number(u.participants) ?? 0;
    const headcount = number(u.headcount) ?? 0;
    const ratio = number(u.ratio) ?? (headcount > 0 ? participants / headcount : undefined);
    return {
      id: words(u.id) || (words(u.name) ?? String(i)), rank: number(u.rank) ?? i + 1, name: words(u.name) ?? '', block: words(u.block) ?? '', participants, headcount,
      mean: number(u.mean) ?? 0, winners: number(u.winners) ?? 0, ...(ratio !== undefined ? { ratio } : {}),
    };
  });
}

/** Options, one a line; "*" before the right one. Letters are given in order. */
export function options(value: unknown): QuestionData['options'] {
  const source = opened(value);
  const letters = 'ABCDEF';
  if (Array.isArray(source) && source.every(record)) {
    return source.slice(0, 6).map((o, i) => {
      const share = number(o.share);
      return { letter: words(o.letter) || letters.charAt(i), text: words(o.text) ?? '', ...(share !== undefined ? { share } : {}), ...(truth(o.right) ? { right: true } : {}) };
    });
  }
  return linesOf(source).slice(0, 6).map((line, i) => {
    const right = line.charAt(0) === '*';
    return { letter: letters.charAt(i), text: line.replace(/^\*\s*/, '').replace(/^[A-F][.)]\s*/, ''), ...(right ? { right: true } : {}) };
  });
}

/** One side of a comparison: name, unit, then "label | value" lines, or an object. */
export function versusSide(value: unknown): VersusData['left'] | undefined {
  if (record(value)) {
    const figures = Array.isArray(value.figures) ? value.figures.filter(record) : [];
    return { name: words(value.name) ?? '', sub: words(value.sub) ?? '', figures: figures.map((x) => ({ label: words(x.label) ?? '', value: words(x.value) ?? '', num: number(x.num ?? x.value) ?? 0, ...(x.less_wins === true ? { less_wins: true } : {}) })) };
  }
  if (typeof value !== 'string') return undefined;
  const [name = '', sub = '', ...rest] = linesOf(value);
  return {
    name, sub,
    figures: rest.map((line) => {
      const [label = '', text = ''] = line.split('|').map((p) => p.trim());
      return { label, value: text, num: clock(text) || (number(text) ?? 0), ...(clock(text) > 0 ? { less_wins: true } : {}) };
    }),
  };
}
