/** Data that no rehearsal has and every season brings. */
import { samples } from './server.mjs';

const long = 'Công Tằng Tôn Nữ Nguyễn Phương Khánh Quỳnh';
const unit = 'Trung tâm Phục vụ hành chính công thành phố Đà Nẵng';
const stacked = 'ẲẪỄỔỮ ẶỘỰ đặng';
const row = (i, more = {}) => ({ id: `r${i}`, rank: i + 1, name: long, sub: unit, points: 1_234_567.25, time_ms: 35_999_000, moved: i % 2 ? -99 : 99, can_win: i % 3 === 0, ...more });
const rows = (n, more) => Array.from({ length: n }, (_, i) => row(i, typeof more === 'function' ? more(i) : more));
const side = (name) => ({ name, sub: unit, figures: [{ label: 'Tổng điểm tích lũy cả mùa', value: '1.234.567', num: 1234567 }, { label: 'Đúng', value: '0', num: 0 }] });
const unitRow = (i, more = {}) => ({ id: `u${i}`, rank: i + 1, name: unit, block: 'Khối các cơ quan chuyên môn thuộc Ủy ban nhân dân', participants: 1_234_567, headcount: 2_345_678, ratio: 0.526, mean: 78.456, winners: 1234, ...more });

const boards = (template) => [
  [template, { rows: rows(50) }], [template, { rows: rows(1) }], [template, { rows: [] }],
  [template, { rows: rows(10, { rank: 1 }) }], [template, { rows: rows(10, (i) => ({ points: i % 2 ? 0 : NaN, time_ms: NaN, moved: undefined })) }],
  [template, { rows: rows(10, { name: '🎉مرحبا', sub: '' }) }], [template, { title: `${unit} ${unit}`, subtitle: `${long} ${unit}` }],
];

/** [template, data]: odd data for every template. */
export const odd = [
  ...boards('leaderboard'), ...boards('ribbon'),
  ['spotlight', { title: unit, row: row(0, { rank: 12_345 }), explain: `${unit} ${unit} ${unit}`, gap: long }], ['spotlight', { row: row(0, { name: '', sub: '', points: undefined, rank: 0 }), explain: '', gap: '' }],
  ...['unitboard', 'participation'].flatMap((t) => [[t, { rows: Array.from({ length: 50 }, (_, i) => unitRow(i)) }], [t, { rows: [unitRow(0, { headcount: 0, ratio: undefined, participants: 0, block: '' })] }], [t, { rows: [], title: unit + unit }], [t, { by: 'mean', rows: [unitRow(0), unitRow(1, { mean: NaN })] }]]),
  ['figures', { title: unit + unit, started: 9_999_999, ended: 9_999_999, participants: 9_999_999, units: 9_999, all_right: 9_999_999, closes_at_ms: { in: 3_500_000 } }], ['figures', { per_minute: [], started: 0, ended: 0, all_right: undefined }], ['figures', { started: NaN, per_minute: [NaN, 0, -1, 5] }],
  ['question', { stem: `${unit} ${unit} ${unit} ${unit} nào?`, options: ['A', 'B', 'C', 'D'].map((letter) => ({ letter, text: `${unit} và ${unit}`, share: 1 })), explanation: `${unit} ${unit} ${unit}`, source: unit }], ['question', { stem: 'Đúng?', options: [{ letter: 'A', text: 'Đúng' }, { letter: 'B', text: 'Sai' }], number: 0, explanation: '', source: '' }],
  ['question', { options: ['A', 'B', 'C', 'D', 'E', 'F'].map((letter, i) => ({ letter, text: unit, share: i / 10, right: letter === 'F' })) }],
  ['countdown', { ends_at_ms: { in: 8_000_000 }, title: unit + unit, note: unit + unit }], ['countdown', { ends_at_ms: NaN, note: '' }], ['countdown', { ends_at_ms: { in: 900_000_000 } }],
  ['title', { title: `${unit} ${unit}`, subtitle: `${unit} ${unit}`, organiser: `${unit} ${unit}` }], ['title', { subtitle: '', organiser: '' }],
  ['lowerthird', { name: long, role: `${unit} ${unit}`, tag: unit }], ['lowerthird', { name: '', role: '', tag: undefined }],
  ['ticker', { label: unit, items: [] }], ['ticker', { label: '', items: ['Một tin ngắn'] }],
  ['timer', { label: unit, ends_at_ms: { in: 35_999_000 } }], ['timer', { label: '', ends_at_ms: undefined }],
  ['bug', { text: unit, figure: '1.234.567' }], ['bug', { text: '', figure: undefined }],
  ['versus', { title: unit, left: side(long), right: side(long) }], ['versus', { left: { name: '', sub: '', figures: [] }, right: { name: '', sub: '', figures: [] } }],
  ['reveal', { kind: 'tie', prize: unit, rows: rows(3, { rank: 3 }), shown: rows(50).slice(3) }], ['reveal', { kind: 'award', prize: unit, rows: rows(1) }], ['reveal', { kind: 'end', rows: rows(50) }], ['reveal', { kind: 'podium', rows: rows(3, { rank: 1 }) }], ['reveal', { kind: 'row', rows: [], shown: [] }], ['reveal', { kind: 'intro', title: unit + unit, rows: [], shown: [] }],
  ['podium', { rows: rows(3) }], ['podium', { rows: rows(1) }], ['podium', { rows: [] }],
  ['sponsor', { names: Array.from({ length: 12 }, () => unit) }], ['sponsor', { names: [], image: '/khong-co.png' }], ['sponsor', { names: [unit], image: '/khong-co.png' }],
  ['slate', { title: unit + unit, text: unit + unit + unit }], ['join', { title: unit, url: 'thi.danang.gov.vn/tuan-3/khoi-xa-phuong', note: unit }],
];

/** The same text of stacked marks in every place of every template, short enough to stand whole. */
export function stackedData(template) {
  const swap = (value, key) => {
    if (typeof value === 'string') return ['kind', 'by', 'id', 'letter', 'snapshot', 'qr_svg', 'value', 'image'].includes(key) ? value : stacked;
    if (Array.isArray(value)) return value.slice(0, 10).map((v) => swap(v, key));
    return value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, swap(v, k)])) : value;
  };
  const data = swap(samples[template]);
  return template === 'ticker' ? { ...data, items: [stacked] } : data;
}
