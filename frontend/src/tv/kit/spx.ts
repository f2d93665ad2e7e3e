/** The definition that SPX reads from a template: one inline script, strings only, no way to throw. */
import type { Template } from '../wire';
import { labels, ownCode } from '../ograf/manifest';
import { fields, stepCount, type Field } from './fields';

type Json = Record<string, unknown>;

/** Rows, options and sides as the lines that an operator types. */
export function typed(field: Field, value: unknown): string {
  const record = (x: unknown) => (typeof x === 'object' && x !== null ? (x as Json) : {});
  const clock = (ms: unknown) => (typeof ms === 'number' ? `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}` : '');
  const all = Array.isArray(value) ? value : value === undefined ? [] : [value];
  switch (field.kind) {
    case 'rows': return all.map(record).map((r) => [r.name, r.sub, String(r.points ?? '').replace('.', ','), clock(r.time_ms), r.rank].join(' | ')).join('\n');
    case 'units': return all.map(record).map((u) => [u.name, u.block, u.participants, u.headcount].join(' | ')).join('\n');
    case 'options': return all.map(record).map((o) => `${o.right ? '* ' : ''}${String(o.text ?? '')}`).join('\n');
    case 'lines': return all.join('\n');
    case 'side': return all.map(record).map((s) => [s.name, s.sub, ...(Array.isArray(s.figures) ? s.figures.map(record).map((f) => `${String(f.label)} | ${String(f.value)}`) : [])].join('\n')).join('\n');
    case 'time': return '5:00';
    case 'flag': return value ? '1' : '0';
    default: return value === undefined ? '' : String(value);
  }
}

const types: Record<Field['kind'], string> = { line: 'textfield', text: 'textarea', number: 'number', rows: 'textarea', units: 'textarea', lines: 'textarea', options: 'textarea', time: 'textfield', flag: 'checkbox', side: 'textarea' };

/** Fields are f0, f1 … in the order of the list, then the theme (f90) and the server's address (f99). */
export function spxDefinition(template: Template, sample: Json): Json {
  const data = fields[template].map((field, i) => ({ field: `f${i}`, ftype: types[field.kind], title: field.label, value: field.key === ownCode ? '' : typed(field, sample[field.key]) }));
  return {
    description: `Hội Thi · ${labels[template]}`, playserver: 'OVERLAY', playchannel: '1', playlayer: '5', webplayout: '5', steps: String(stepCount(template)),
    out: 'manual', dataformat: 'json', uicolor: '3', onair: 'false',
    DataFields: [...data,
      { field: 'theme', ftype: 'dropdown', title: 'Giao diện', value: 'trang-trong', items: [{ text: 'Trang trọng', value: 'trang-trong' }, { text: 'Sôi nổi', value: 'soi-noi' }] },
      { field: 'f99', ftype: 'textfield', title: 'Địa chỉ đầu ra của máy chủ (bỏ trống: dùng dữ liệu ở trên)', value: '' },
      { ftype: 'instruction', value: 'Mỗi dòng của bảng: tên | đơn vị | điểm | thời gian. Chạy được khi không có mạng.' }],
  };
}
