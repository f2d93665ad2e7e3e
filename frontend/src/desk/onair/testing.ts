/** Plausible states of the air, for tests and screenshots only. */
import calm from '../../tv/themes/trang-trong.json';
import lively from '../../tv/themes/soi-noi.json';
import type { Theme } from '../../tv/wire';
import type { Air, AirBoards, AirItem, AirOutput, AirShown, AsRun, Correction, RevealScript } from './wire';

const now = Date.UTC(2026, 10, 24, 12, 30);

const shown = (more: Partial<AirShown>): AirShown => ({
  item: 'i2', template: 'leaderboard', data: {}, phase: 'in', at_ms: now - 30_000, step: 0, step_ms: 0, page: 0, label: 'Bảng xếp hạng tuần 3', steps: 1, step_names: [], pages: 5, auto: 0, hold: false, ...more,
});
const item = (id: string, label: string, template: AirItem['template'], layer: AirItem['layer'], more: Partial<AirItem> = {}): AirItem => ({
  id, label, template, layer, binding: { source: 'none' }, text: {}, out: { rule: 'manual', ms: 0 }, notes: '', ...more,
});

function output(more: Partial<AirOutput> = {}): AirOutput {
  return {
    id: 'chinh', name: 'Kênh chính', raster: { w: 1920, h: 1080 }, theme: 'trang-trong', delay_ms: 0, lang: 'vi', rehearsal: false, build: '53cb8b416bed', build_before: 'a8671f06432c', rev: 41, panic: false, last_by: 'Trần Quốc Toản', last_ms: now - 2000,
    program: { main: shown({}) }, preview: { lower: shown({ item: 'i3', template: 'lowerthird', label: 'Giám khảo Nguyễn Thị Ánh Nguyệt', pages: 1 }) },
    locks: [{ layer: 'lower', by: 's9', name: 'Đặng Thị Mỹ Hạnh', since_ms: now - 60_000, beat_ms: now - 4000 }],
    on_glass: [{ inst: 'A', rev: 41, at_ms: now - 1900 }, { inst: 'B', rev: 41, at_ms: now - 1890 }],
    health: [
      { inst: 'A', host: 'obs', engine: 'Chromium 127', w: 1920, h: 1080, fps: 50, rev: 41, offset_ms: 4, data_age_ms: 320, tally: 'program', errors: 0, last_error: '', build: '53cb8b416bed', age_ms: 900, connected: true, alarm: '' },
      { inst: 'B', host: 'vmix', engine: 'Chromium 72', w: 800, h: 600, fps: 25, rev: 39, offset_ms: -180, data_age_ms: 9100, tally: '', errors: 3, last_error: 'main: no graphic for template', build: '53cb8b416bed', age_ms: 7200, connected: false, alarm: 'engine' },
    ],
    ...more,
  };
}

const items = [
  item('i1', 'Mở đầu: Tìm hiểu cải cách hành chính và chuyển đổi số', 'title', 'main'),
  item('i2', 'Bảng xếp hạng tuần 3', 'leaderboard', 'main', { binding: { source: 'board', round_id: 'r3', rows: 10 } }),
  item('i3', 'Giám khảo Nguyễn Thị Ánh Nguyệt', 'lowerthird', 'lower', { text: { name: 'Nguyễn Thị Ánh Nguyệt', role: 'Phó Giám đốc Sở Khoa học và Công nghệ', tag: 'Ban giám khảo' }, out: { rule: 'ttl', ms: 8000 }, notes: 'Đưa lên khi máy 2 lấy cận.' }),
  item('i4', 'Câu 7', 'question', 'main', { binding: { source: 'question', question_id: 'q1', round_id: 'r3' } }),
  item('i5', 'Công bố kết quả tuần 2', 'reveal', 'full', { binding: { source: 'reveal', round_id: 'r2', pause_ranks: [3, 2, 1] } }),
  item('i6', 'Công Tằng Tôn Nữ Nguyễn Phương Khánh Quỳnh, Trung tâm Phục vụ hành chính công thành phố Đà Nẵng', 'spotlight', 'lower', { binding: { source: 'board', round_id: 'r3', contestant_ids: ['t0'] } }),
  item('i7', 'Nhà tài trợ', 'sponsor', 'full', { text: { items: 'Bưu điện thành phố\nViễn thông Đà Nẵng' } }),
];

function airState(): Air {
  return {
    now_ms: now,
    outputs: [output(), output({ id: 'san-khau', name: 'Màn LED sân khấu', raster: { w: 3333, h: 1000 }, theme: 'soi-noi', program: {}, preview: {}, locks: [], health: [], on_glass: [], rev: 7, build: 'a8671f06432c', build_before: '' }), output({ id: 'tap', name: 'Tập dượt', rehearsal: true, program: {}, preview: {}, locks: [], health: [], on_glass: [], rev: 1 })],
    rundowns: [{ id: 'rd1', name: 'Chung kết tuần 3', version: 4, items, ready: items.map((i) => ({ item: i.id, ready: i.id !== 'i4', why_not: i.id === 'i4' ? 'question_in_use' : '', reason: i.id === 'i4' ? 'Câu hỏi đang nằm trong đề của một đợt thi chưa đóng.' : '' })) }],
    themes: [{ id: 'trang-trong', name: 'Trang trọng', built_in: true, theme: calm as unknown as Theme }, { id: 'soi-noi', name: 'Sôi nổi', built_in: true, theme: lively as unknown as Theme }],
    tokens: [
      { id: 'k1', class: 'view', name: 'OBS phòng máy', output: 'chinh', hint: 'x7Qa', created_ms: now - 86_400_000, created_by: 'Lê Thị Thu Hiền', expires_ms: 0, revoked_ms: 0, last_used_ms: now - 900 },
      { id: 'k2', class: 'mc', name: 'Người dẫn', output: '', hint: 'p02M', created_ms: now - 86_400_000, created_by: 'Lê Thị Thu Hiền', expires_ms: now + 86_400_000, revoked_ms: 0, last_used_ms: 0 },
      { id: 'k3', class: 'ctl', name: 'Stream Deck cũ', output: 'chinh', hint: 'aa1z', created_ms: now - 9 * 86_400_000, created_by: 'Trần Quốc Toản', expires_ms: 0, revoked_ms: now - 86_400_000, last_used_ms: now - 2 * 86_400_000 },
    ],
    present: [{ id: 's1', name: 'Lê Thị Thu Hiền' }, { id: 's2', name: 'Trần Quốc Toản' }],
    builds: [{ id: '53cb8b416bed', version: '1.5.0', first_ms: now - 2 * 86_400_000, current: true }, { id: 'a8671f06432c', version: '1.4.2', first_ms: now - 30 * 86_400_000, current: false }],
    freezes: [{ id: 'f1', round_id: 'r3', code: 'A7F2-C1', digest: 'a7f2c1', at_ms: now - 600_000, by: 'Trần Quốc Toản', reason: 'Mười phút cuối', rows: 6204, lifted_ms: 0, lifted_by: '' }],
    suggestions: [{ id: 's1', kind: 'lead_change', text: 'Nguyễn Hoàng Phương Thảo vừa vượt lên dẫn đầu, hơn 5 điểm.', text_en: 'Nguyễn Hoàng Phương Thảo has taken the lead by 5 points.', item: item('s1', 'Người mới dẫn đầu', 'spotlight', 'lower', { binding: { source: 'board', round_id: 'r3', contestant_ids: ['t1'] } }), at_ms: now - 12_000, expires_ms: now + 48_000 }],
    rounds: [{ id: 'r1', number: 1, name: 'Tuần 1', state: 'published', snapshot: 'K7Q4-M2', frozen: false }, { id: 'r2', number: 2, name: 'Tuần 2', state: 'locked', snapshot: 'B1C9-77', frozen: false }, { id: 'r3', number: 3, name: 'Tuần 3: Chuyển đổi số vì người dân', state: 'open', frozen: true }],
  };
}

const rows = ['Nguyễn Hoàng Phương Thảo', 'Trần Thị Ngọc Ánh', 'Công Tằng Tôn Nữ Nguyễn Phương Khánh Quỳnh', 'Lê Văn Đức', 'Phạm Thị Ỷ Lan'].map((name, i) => ({ rank: i + 1, id: `t${i}`, name, unit: 'Ủy ban nhân dân phường Hội An Tây', points: 980 - 10 * i, time_ms: 724_000 + 9000 * i }));
const boards = (): AirBoards => ({
  live: { as_of_ms: now, snapshot: '', total: 6204, rows: [rows[1]!, rows[0]!, ...rows.slice(2)].map((r, i) => ({ ...r, rank: i + 1 })) },
  frozen: { as_of_ms: now - 600_000, snapshot: 'A7F2-C1', total: 6100, rows },
});

const reveal = (): RevealScript => ({
  item: 'i5', snapshot: 'B1C9-77', step: 2, auto: 0,
  steps: [
    { n: 0, kind: 'intro', prize: '', rank: 0, names: [], hold: true, ms: 0 }, { n: 1, kind: 'row', prize: 'Giải khuyến khích', rank: 5, names: [rows[4]!.name], hold: false, ms: 2500 },
    { n: 2, kind: 'row', prize: 'Giải khuyến khích', rank: 4, names: [rows[3]!.name], hold: false, ms: 2500 }, { n: 3, kind: 'tie', prize: 'Giải ba', rank: 3, names: [rows[2]!.name, rows[1]!.name], hold: true, ms: 4000 },
    { n: 4, kind: 'award', prize: 'Giải nhất', rank: 1, names: [rows[0]!.name], hold: true, ms: 5000 }, { n: 5, kind: 'end', prize: '', rank: 0, names: [], hold: false, ms: 0 },
  ],
});

const corrections = (): Correction[] => [
  { id: 'x1', kind: 'contestant', target: 't0', field: 'name', value: 'Nguyễn Hoàng Phương Thảo', before: 'nguyen hoang phuong thao', reason: 'Thí sinh gõ không dấu', by: 'Đặng Thị Mỹ Hạnh', at_ms: now - 300_000, undone_ms: 0, undone_by: '' },
  { id: 'x2', kind: 'unit', target: 'u1', field: 'name', value: 'UBND phường Hội An Tây', before: 'Ủy ban nhân dân phường Hội An Tây', reason: 'Tên dài quá bảng', by: 'Trần Quốc Toản', at_ms: now - 900_000, undone_ms: now - 800_000, undone_by: 'Trần Quốc Toản' },
];

const log = (): AsRun[] => ['take', 'cue', 'freeze', 'out', 'take'].map((action, i) => ({
  n: 120 - i, at_ms: now - i * 61_000, timecode: `12:${String(30 - i).padStart(2, '0')}:04:17`, actor: 'Trần Quốc Toản', action, output: 'chinh', layer: 'main', item: 'i2', label: 'Bảng xếp hạng tuần 3', template: 'leaderboard', rev: 41 - i,
  data_hash: '9f2c1d', reason: action === 'freeze' ? 'Mười phút cuối' : '', sent_ms: now - i * 61_000 + 8, acks: action === 'take' ? [{ inst: 'A', received_ms: now - i * 61_000 + 21, glass_ms: now - i * 61_000 + 74 }] : [],
}));

export const samples = { air: airState, output, boards, reveal, corrections, log, now };
