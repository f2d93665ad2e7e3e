/** The manifest of a package, made from the same list of fields as everything else. */
import type { Template } from '../wire';
import { fields, stepCount, type Field } from '../kit/fields';

type Json = Record<string, unknown>;

/** Lower case with a hyphen, so that it is a legal element name wherever a renderer uses it as one. */
export const ografId = (template: Template) => `vn-hoithi-${template}`;

const text = (title: string): Json => ({ type: 'string', title, gddType: 'single-line' });
const long = (title: string): Json => ({ type: 'string', title, gddType: 'multi-line' });
const object = (properties: Record<string, Json>): Json => ({ type: 'object', properties });

const row = object({ id: text('Mã'), rank: { type: 'integer', title: 'Hạng' }, name: text('Tên'), sub: text('Đơn vị'), points: { type: 'number', title: 'Điểm' }, time_ms: { type: 'integer', title: 'Thời gian (mili giây)' }, moved: { type: 'integer', title: 'Số bậc thay đổi' } });
const unit = object({ id: text('Mã'), rank: { type: 'integer', title: 'Hạng' }, name: text('Đơn vị'), block: text('Khối'), participants: { type: 'integer', title: 'Người dự thi' }, headcount: { type: 'integer', title: 'Biên chế' }, mean: { type: 'number', title: 'Điểm trung bình' }, winners: { type: 'integer', title: 'Giải' } });
const option = object({ letter: text('Chữ'), text: text('Phương án'), share: { type: 'number', title: 'Tỉ lệ chọn, 0 đến 1' }, right: { type: 'boolean', title: 'Đúng' } });
const side = object({ name: text('Tên'), sub: text('Đơn vị'), figures: { type: 'array', title: 'Số liệu', items: object({ label: text('Nhãn'), value: text('Giá trị'), num: { type: 'number', title: 'Độ dài vạch' }, less_wins: { type: 'boolean', title: 'Nhỏ hơn là hơn' } }) } });

function property(field: Field): Json {
  const title = field.label;
  switch (field.kind) {
    case 'text': return long(title);
    case 'number': return { type: 'number', title };
    case 'flag': return { type: 'boolean', title };
    case 'rows': return field.key === 'row' ? { ...row, title } : { type: 'array', title, items: row };
    case 'units': return { type: 'array', title, items: unit };
    case 'options': return { type: 'array', title, items: option };
    case 'lines': return { type: 'array', title, items: { type: 'string' } };
    case 'side': return { ...side, title };
    default: return text(title);
  }
}

const themeChoice: Json = { type: 'string', title: 'Giao diện', gddType: 'select', enum: ['trang-trong', 'soi-noi'], gddOptions: { labels: { 'trang-trong': 'Trang trọng', 'soi-noi': 'Sôi nổi' } } };

/** Names of graphics as operators see them. */
export const labels: Record<Template, string> = {
  leaderboard: 'Bảng xếp hạng', ribbon: 'Dải xếp hạng', spotlight: 'Một thí sinh', unitboard: 'Bảng đơn vị', participation: 'Không khí dự thi', figures: 'Số liệu đợt thi',
  question: 'Câu hỏi', countdown: 'Đếm ngược', title: 'Tên vòng thi', lowerthird: 'Tên người nói', ticker: 'Dòng tin chạy', timer: 'Đồng hồ góc', bug: 'Nhãn góc', versus: 'So sánh hai bên',
  reveal: 'Công bố', podium: 'Bục vinh danh', sponsor: 'Đơn vị đồng hành', slate: 'Bảng chờ', join: 'Quét mã dự thi', pattern: 'Hình kiểm tra',
};

/** The sample's code leads to the sample's address: no default for anybody else's. */
export const ownCode = 'qr_svg';

/** The `*.ograf.json` of a graphic; `sample` becomes the defaults that a host shows first. */
export function manifest(template: Template, sample: Json, version: string): Json {
  const properties: Record<string, Json> = {};
  for (const field of fields[template]) {
    const value = sample[field.key];
    properties[field.key] = value === undefined || field.kind === 'time' || field.key === ownCode ? property(field) : { ...property(field), default: value };
  }
  properties.theme = { ...themeChoice, default: 'trang-trong' };
  return {
    $schema: 'https://ograf.ebu.io/v1/specification/json-schemas/graphics/schema.json',
    id: ografId(template), version, name: `Hội Thi · ${labels[template]}`, main: 'graphic.mjs',
    description: 'Đồ họa truyền hình của Hội Thi. Phông chữ nằm trong gói; không cần mạng.',
    author: { name: 'Hội Thi' },
    supportsRealTime: true, supportsNonRealTime: false, stepCount: stepCount(template),
    schema: { type: 'object', properties },
    customActions: [{ id: 'theme', name: 'Đổi giao diện', schema: { type: 'object', properties: { theme: themeChoice } } }],
    renderRequirements: [{ resolution: { width: { ideal: 1920 }, height: { ideal: 1080 } }, frameRate: { min: 25, ideal: 50 }, engine: [{ type: 'CEF', version: { min: '86' } }] }],
    v_spx: { playserver: 'OVERLAY', playchannel: '1', playlayer: '5', webplayout: '5', out: 'manual' },
  };
}
