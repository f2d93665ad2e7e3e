/**
 * What a host's operator fills in for each graphic: one list, from which the
 * SPX definition, the OGraf schema and the reading of `update()` are made.
 */
import type { Data, Template } from '../wire';
import { list, moment, number, options, rows, truth, unitRows, units, versusSide, words } from './read';

/** How a field is typed in a host. */
export type Kind = 'line' | 'text' | 'number' | 'rows' | 'units' | 'lines' | 'options' | 'time' | 'flag' | 'side';

export interface Field { key: string; kind: Kind; label: string }

const f = (key: string, kind: Kind, label: string): Field => ({ key, kind, label });
const board = [f('title', 'line', 'Tiêu đề'), f('subtitle', 'line', 'Dòng phụ'), f('rows', 'rows', 'Các dòng: tên | đơn vị | điểm | thời gian'), f('provisional', 'flag', 'Tạm tính'), f('snapshot', 'line', 'Mã bản chụp')];
const unitBoard = [f('title', 'line', 'Tiêu đề'), f('subtitle', 'line', 'Dòng phụ'), f('rows', 'units', 'Các dòng: đơn vị | khối | người dự thi | biên chế'), f('provisional', 'flag', 'Tạm tính'), f('snapshot', 'line', 'Mã bản chụp')];

export const fields: Record<Template, Field[]> = {
  leaderboard: [...board, f('unit_label', 'line', 'Tên cột đơn vị')],
  ribbon: board,
  spotlight: [f('title', 'line', 'Tiêu đề'), f('row', 'rows', 'Một dòng: tên | đơn vị | điểm | thời gian | hạng'), f('explain', 'line', 'Vì sao'), f('gap', 'line', 'Khoảng cách')],
  unitboard: unitBoard,
  participation: unitBoard,
  figures: [f('title', 'line', 'Tiêu đề'), f('started', 'number', 'Đã vào thi'), f('ended', 'number', 'Đã nộp bài'), f('participants', 'number', 'Thí sinh'), f('units', 'number', 'Đơn vị'), f('all_right', 'number', 'Đúng tất cả'), f('closes_at_ms', 'time', 'Còn lại (phút:giây)')],
  question: [f('number', 'number', 'Câu số'), f('of', 'number', 'Trên tổng'), f('stem', 'text', 'Câu hỏi'), f('options', 'options', 'Phương án, mỗi dòng một ý; dấu * trước phương án đúng'), f('explanation', 'text', 'Giải thích'), f('source', 'line', 'Căn cứ')],
  countdown: [f('title', 'line', 'Tiêu đề'), f('ends_at_ms', 'time', 'Đếm ngược (phút:giây)'), f('note', 'line', 'Ghi chú')],
  title: [f('title', 'line', 'Tên'), f('subtitle', 'line', 'Dòng phụ'), f('organiser', 'line', 'Đơn vị tổ chức')],
  lowerthird: [f('name', 'line', 'Họ tên'), f('role', 'line', 'Chức danh'), f('tag', 'line', 'Nhãn')],
  ticker: [f('label', 'line', 'Nhãn'), f('items', 'lines', 'Tin, mỗi dòng một tin')],
  timer: [f('label', 'line', 'Nhãn'), f('ends_at_ms', 'time', 'Đếm ngược (phút:giây)')],
  bug: [f('text', 'line', 'Chữ'), f('figure', 'line', 'Số')],
  versus: [f('title', 'line', 'Tiêu đề'), f('left', 'side', 'Bên trái: tên, đơn vị, rồi mỗi dòng nhãn | giá trị'), f('right', 'side', 'Bên phải: tên, đơn vị, rồi mỗi dòng nhãn | giá trị')],
  reveal: [f('title', 'line', 'Tiêu đề'), f('prize', 'line', 'Giải'), f('rows', 'rows', 'Người được gọi: tên | đơn vị | điểm | thời gian | hạng'), f('shown', 'rows', 'Đã gọi trước đó'), f('snapshot', 'line', 'Mã bản chụp')],
  podium: [f('title', 'line', 'Tiêu đề'), f('rows', 'rows', 'Ba người: tên | đơn vị | điểm | thời gian'), f('snapshot', 'line', 'Mã bản chụp')],
  sponsor: [f('title', 'line', 'Tiêu đề'), f('names', 'lines', 'Tên, mỗi dòng một đơn vị')],
  slate: [f('title', 'line', 'Tiêu đề'), f('text', 'line', 'Dòng phụ')],
  join: [f('title', 'line', 'Tiêu đề'), f('url', 'line', 'Địa chỉ'), f('qr_svg', 'text', 'Mã QR (SVG)'), f('note', 'line', 'Ghi chú')],
  pattern: [f('kind', 'line', 'bars, align, sync, clock hoặc text')],
};

/** The steps of a graphic in a host: all but the question have one. */
export const stepCount = (template: Template) => (template === 'question' ? 5 : 1);

const readers: Record<Kind, (value: unknown, now: number) => unknown> = {
  line: words, text: words, number, rows, units, lines: list, options, time: moment, flag: truth, side: versusSide,
};

/**
 * Data for a graphic from a host's fields, by our names or as f0, f1 … in the
 * order of the list. Keys that are not there leave the old value in force.
 */
export function readFields(template: Template, given: Record<string, unknown>, before: Data, now: number): Data {
  const data: Data = { ...before };
  fields[template].forEach((field, i) => {
    const value = field.key in given ? given[field.key] : given[`f${i}`];
    if (value === undefined) return;
    const read = readers[field.kind](value, now);
    if (read === undefined) return;
    data[field.key] = template === 'spotlight' && field.key === 'row' ? (read as unknown[])[0] : read;
  });
  for (const key of ['total', 'page', 'pages', 'as_of_ms', 'by', 'optimism', 'kind', 'step', 'steps', 'per_minute', 'last_minute', 'image']) {
    if (key in given) data[key] = given[key];
  }
  if (template === 'unitboard' || template === 'participation') data.rows = unitRows(data.rows);
  return data;
}

