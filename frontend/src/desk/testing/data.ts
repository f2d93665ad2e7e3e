/** Plausible data for the fake server, with names as long as they come. */
import type {
  AuditRow, DeskAttempt, DeskBank, DeskContest, DeskContestant, DeskQuestion, DeskResult, DeskResultRow, DeskRound, DeskUnit, Flag, ImportDraft, ImportItem, Overview, Preset, Rules, RulesPage, Session, StaffRow,
} from '../../kit/wire';

const now = Date.UTC(2026, 10, 24, 7, 30);
const day = 86_400_000;
const groups = [
  { id: 'cbccvc', name: 'Cán bộ, công chức, viên chức', name_en: 'Public employees' },
  { id: 'nguoi-dan', name: 'Người dân', name_en: 'Citizens' },
];
const people = ['Công Tằng Tôn Nữ Nguyễn Phương Khánh Quỳnh', 'Nguyễn Văn An', 'Trần Thị Bích Ngọc', 'Lê Hoàng Đức Anh', 'Phạm Ngọc Quỳnh Như', 'Hồ Đắc Thiện Nhân', 'Đặng Thị Mỹ Hạnh', 'Võ Nguyễn Gia Bảo', 'Tôn Thất Minh Quân', 'Y Krông Niê'];
const offices = ['Ủy ban nhân dân phường Hội An Tây', 'Trung tâm Phục vụ hành chính công thành phố Đà Nẵng', 'Sở Khoa học và Công nghệ', 'Sở Nội vụ', 'Ủy ban nhân dân xã Điện Bàn Bắc', 'Trường Trung học phổ thông chuyên Lê Quý Đôn', 'Bệnh viện Đa khoa khu vực Quảng Nam', 'Văn phòng Ủy ban nhân dân thành phố', 'Ủy ban nhân dân đặc khu Hoàng Sa', 'Phường Ngũ Hành Sơn'];
const pick = <T>(list: readonly T[], i: number) => list[i % list.length]!;

export const qr = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 21 21"><path d="M0 0h7v7H0zM14 0h7v7h-7zM0 14h7v7H0zM9 2h2v3H9zM9 9h4v4H9zM15 15h3v3h-3zM2 9h3v2H2zM16 9h2v3h-2zM9 16h3v3H9z"/></svg>';

export function rules(): Rules {
  return {
    preset: 'hue-2025',
    attempts: { limit: 1, per: 'round', counts: 'only' },
    paper: {
      sources: [
        { group: 'cbccvc', bank_id: 'b1', lines: [{ topic: 'the-che', level: 1, count: 5, points: 0 }, { topic: 'chuyen-doi-so', level: 2, count: 6, points: 0 }, { topic: 'dich-vu-cong', level: 3, count: 4, points: 0 }] },
        { group: 'nguoi-dan', bank_id: 'b2', lines: [{ topic: '', level: 0, count: 15, points: 0 }] },
      ],
      shuffle_questions: true, shuffle_options: true, layout: 'one', revise: true, points: 1,
    },
    time: { limit_ms: 15 * 60_000, per_question_ms: 0, grace_ms: 2000, blanks: 'zero' },
    prediction: { target: 'all_right', tally: 'people', scope: 'group' },
    ranking: { criteria: ['points', 'prediction_error', 'duration', 'submitted'], ties: 'shared' },
    units: [{ name: 'Tập thể: tỷ lệ tham gia và chất lượng', name_en: 'Units: participation and quality', criteria: ['ratio', 'mean'], top_k: 0, floor: 5, within_blocks: true, group: '' }],
    show: { score: 'submitted', answers: 'published', board: 'ended' },
    prizes: [{ name: 'Giải Nhất', name_en: 'First prize', group: 'cbccvc', from: 1, to: 1, value: '800.000 đồng' }, { name: 'Giải Nhì', name_en: 'Second prize', group: 'cbccvc', from: 2, to: 2, value: '500.000 đồng' }],
  };
}

export function contest(): DeskContest {
  return {
    id: 'c1', slug: 'cchc-da-nang-2026', name: 'Hội thi trực tuyến Tìm hiểu công tác cải cách hành chính và chuyển đổi số thành phố Đà Nẵng năm 2026', name_en: 'Da Nang 2026: administrative reform and digital transformation', organiser: 'Ủy ban nhân dân thành phố Đà Nẵng',
    intro: 'Hội thi tuyên truyền về cải cách hành chính.', intro_en: '', time_zone: 'Asia/Ho_Chi_Minh', groups, masking: 'initials', version: 3, demo: true, created_ms: now - 20 * day,
    registration: { contact: 'either', unit_required: true, ask_birth_date: false, min_age: 18, max_age: 0, guardian_under: 16, fields: [{ key: 'chuc_vu', label: 'Chức vụ', label_en: 'Position', kind: 'select', required: false, options: ['Chuyên viên', 'Lãnh đạo'] }], access_code: '', consent: { version: 2, text: 'Tôi đồng ý để ban tổ chức xử lý họ tên, số điện thoại, đơn vị của tôi cho mục đích tổ chức hội thi.', text_en: '' } },
    counts: { units: 94, contestants: 12_481, rounds: 4, banks: 2, questions: 531 },
  };
}

const topics = [
  { id: 'the-che', name: 'Cải cách thể chế', name_en: 'Institutions' },
  { id: 'chuyen-doi-so', name: 'Xây dựng và phát triển chính quyền điện tử, chính quyền số', name_en: 'Digital government' },
  { id: 'dich-vu-cong', name: 'Cải cách thủ tục hành chính, dịch vụ công trực tuyến', name_en: 'Procedures and public services' },
  { id: 'bo-may', name: 'Cải cách tổ chức bộ máy', name_en: 'Structure' },
];

function banks(): DeskBank[] {
  const by_topic = topics.flatMap((t, i) => [1, 2, 3].map((level) => ({ topic: t.id, level, approved: [31, 40, 3, 18, 12, 44, 9, 22, 27, 14, 6, 2][i * 3 + level - 1]! })));
  return [
    { id: 'b1', name: 'Cán bộ, công chức, viên chức', topics, counts: { draft: 41, in_review: 37, approved: 228, retired: 12 }, by_topic, sealed: 0, expired: 19 },
    { id: 'b2', name: 'Người dân', topics, counts: { draft: 0, in_review: 3, approved: 210, retired: 0 }, by_topic, sealed: 0, expired: 0 },
  ];
}

const stems = [
  'Theo Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 – 2030, có bao nhiêu nội dung cải cách hành chính?',
  'Ngày Chuyển đổi số quốc gia là ngày nào?',
  'Dịch vụ công trực tuyến toàn trình là gì?',
  'Tổ công nghệ số cộng đồng được thành lập ở cấp nào?',
  'Từ ngày 01 tháng 7 năm 2025, chính quyền địa phương ở nước ta được tổ chức theo mô hình mấy cấp?',
];
const optionSets = [
  ['04 nội dung', '05 nội dung', '06 nội dung', '07 nội dung'], ['10 tháng 8', '10 tháng 9', '10 tháng 10', '10 tháng 12'],
  ['Dịch vụ cung cấp toàn bộ thông tin về thủ tục hành chính và cho phép thực hiện hoàn toàn trên môi trường mạng', 'Dịch vụ chỉ cung cấp thông tin', 'Dịch vụ phải nộp hồ sơ giấy', 'Tất cả các phương án trên'],
  ['Thôn, tổ dân phố', 'Huyện', 'Tỉnh', 'Trung ương'], ['Một cấp', 'Hai cấp', 'Ba cấp', 'Bốn cấp'],
];
const states = ['approved', 'approved', 'in_review', 'draft', 'approved', 'retired'] as const;

function questions(): DeskQuestion[] {
  return Array.from({ length: 318 }, (_, i) => ({
    id: `q${i + 1}`, number: i + 1, secrecy: '' as const, external_id: '', state: pick(states, i), created_by: i % 4 === 0 ? 's1' : 's3', created_by_name: i % 4 === 0 ? 'Lê Thị Thu Hiền' : 'Trần Quốc Toản', updated_ms: now - i * 3_600_000,
    kind: 'single', stem: pick(stems, i), options: pick(optionSets, i), correct: [[2, 2, 0, 0, 1][i % 5]!], pin_last: i % 5 === 2, topic: pick(topics, i).id, level: (i % 3) + 1,
    explanation: 'Sáu nội dung: thể chế, thủ tục hành chính, tổ chức bộ máy, chế độ công vụ, tài chính công, chính quyền điện tử, chính quyền số.', legal_basis: 'Nghị quyết số 76/NQ-CP ngày 15/7/2021, mục III', source: 'Cổng thông tin điện tử Chính phủ', as_of: '2026-10-01', ...(i % 17 === 4 ? { valid_until: '2025-06-30' } : {}), version: 2,
  }));
}

export function draftRound(): DeskRound {
  return {
    id: 'r4', contest_id: 'c1', number: 4, name: 'Tuần 4', name_en: 'Week 4', state: 'draft', seed: '9f2c1d', opens_ms: now + 12 * day, closes_ms: now + 18 * day, rules: rules(), rules_version: 1,
    transitions: [], next: [{ to: 'scheduled', allowed: false, why_not: 'Ma trận đề cần 4 câu “Vận dụng” nhưng ngân hàng chỉ có 3 câu đã duyệt.' }], figures: { started: 0, ended: 0, participants: 0 },
    problems: problems(),
  };
}

const problems = () => [
  { path: 'paper.sources[0].lines[2].count', code: 'bank_short', message: 'Dòng 3 cần 4 câu “Cải cách thủ tục hành chính”, mức Vận dụng, nhưng ngân hàng chỉ có 3 câu đã duyệt.' },
  { path: 'ranking.criteria', code: 'no_last_resort', message: 'Hai thí sinh có thể bằng nhau ở mọi tiêu chí. Thêm bốc thăm vào cuối hoặc chấp nhận cùng hạng.' },
];

function rounds(): DeskRound[] {
  const base = draftRound();
  const step = (from: DeskRound['state'], to: DeskRound['state'], by: string, at_ms: number, reason = '') => ({ from, to, by, at_ms, reason });
  return [
    { ...base, id: 'r1', number: 1, name: 'Tuần 1', name_en: 'Week 1', state: 'published', opens_ms: now - 16 * day, closes_ms: now - 10 * day, figures: { started: 9120, ended: 9120, participants: 9120 }, problems: [], next: [{ to: 'locked', allowed: true }], transitions: [step('draft', 'scheduled', 'Lê Thị Thu Hiền', now - 18 * day), step('scheduled', 'open', '', now - 16 * day), step('open', 'closed', '', now - 10 * day), step('closed', 'locked', 'Lê Thị Thu Hiền', now - 9.9 * day), step('locked', 'approved', 'Trần Quốc Toản', now - 9.5 * day), step('approved', 'published', 'Trần Quốc Toản', now - 9.4 * day)] },
    { ...base, id: 'r2', number: 2, name: 'Tuần 2', name_en: 'Week 2', state: 'locked', opens_ms: now - 9 * day, closes_ms: now - 3 * day, figures: { started: 10_482, ended: 10_482, participants: 10_482 }, problems: [], next: [{ to: 'closed', allowed: true }, { to: 'approved', allowed: false, why_not: 'Người duyệt phải khác người đã khóa kết quả.' }], transitions: [step('draft', 'scheduled', 'Lê Thị Thu Hiền', now - 11 * day), step('scheduled', 'open', '', now - 9 * day), step('open', 'closed', '', now - 3 * day), step('closed', 'locked', 'Lê Thị Thu Hiền', now - 2 * day)] },
    { ...base, id: 'r3', number: 3, name: 'Tuần 3: Chuyển đổi số vì người dân', name_en: 'Week 3', state: 'open', opens_ms: now - 1.2 * day, closes_ms: now + 0.12 * day, figures: { started: 6204, ended: 5001, participants: 6204 }, problems: [], next: [{ to: 'closed', allowed: true }], transitions: [step('draft', 'scheduled', 'Lê Thị Thu Hiền', now - 4 * day), step('scheduled', 'open', '', now - 1.2 * day)] },
    base,
  ];
}

export function overview(round: DeskRound): Overview {
  const open = round.state !== 'draft' && round.state !== 'scheduled';
  const bell = (i: number, at: number, wide: number) => Math.exp(-((i - at) ** 2) / wide);
  return {
    now_ms: now, state: round.state, started: round.figures.started, ended: round.figures.ended, running: round.figures.started - round.figures.ended, participants: round.figures.participants, contestants: 12_481,
    answers_per_s: open ? 84.3 : 0, watchers: open ? 1312 : 0, shed_level: 0, redis: 'ok', synthetic: 400,
    timeline: open ? Array.from({ length: 60 }, (_, i) => ({ t_ms: round.opens_ms + (i * (now - round.opens_ms)) / 60, started: Math.round(60 + 240 * bell(i, 12, 40) + 320 * bell(i, 52, 30)), ended: Math.round(40 + 200 * bell(i, 14, 44) + 250 * bell(i, 54, 34)) })) : [],
    scores: open ? Array.from({ length: 16 }, (_, points) => ({ points, count: Math.round(900 * bell(points, 12.4, 9)) })) : [],
    bands: [{ label: '100', count: open ? 612 : 0 }, { label: '75', count: open ? 2780 : 0 }, { label: '25', count: open ? 1490 : 0 }, { label: '0', count: open ? 119 : 0 }],
    units: open ? offices.map((name, i) => ({ unit_id: `u${i}`, name, block: i % 2 ? 'Khối sở, ngành' : 'Khối phường, xã, đặc khu', participants: 812 - i * 67, headcount: i === 6 ? 0 : 900 + i * 41 })) : [],
    groups: [{ group_id: 'cbccvc', participants: open ? 5320 : 0, all_right: open ? 588 : 0 }, { group_id: 'nguoi-dan', participants: open ? 884 : 0, all_right: open ? 24 : 0 }],
  };
}

function units(): DeskUnit[] {
  const roots = ['Khối sở, ngành', 'Khối phường, xã, đặc khu', 'Khối đơn vị sự nghiệp'];
  return roots.flatMap((name, r) => [
    { id: `k${r}`, name, kind: 'Khối', block: name, headcount: 0, aliases: [], participants: 2400 - r * 500 },
    ...Array.from({ length: 30 }, (_, i) => ({ id: `k${r}-${i}`, parent_id: `k${r}`, name: i < 10 ? pick(offices, i + r * 3) : `${r === 1 ? 'Phường' : 'Phòng'} số ${i}`, kind: r === 1 ? 'Phường' : 'Sở', block: name, headcount: i % 7 === 3 ? 0 : 40 + i * 11, aliases: i === 1 ? ['Phường Cẩm Phô (cũ)', 'UBND Hội An Tây'] : [], participants: i * 9, ...(i === 4 ? { valid_to: '2025-06-30' } : {}) })),
  ]);
}

function contestants(): DeskContestant[] {
  return Array.from({ length: 240 }, (_, i) => ({
    id: `t${i}`, name: pick(people, i), phone: `0905 ${String(100000 + i * 37).slice(0, 3)} ${String(100 + i)}`, email: i % 3 ? '' : `thi.sinh.${i}@danang.gov.vn`, group_id: pick(groups, i).id, unit: pick(offices, i), fields: { chuc_vu: 'Chuyên viên' }, created_ms: now - i * 400_000, consent_version: 2,
    extra_time_percent: i === 3 ? 25 : 0, synthetic: i % 11 === 5, duplicates: i % 9 === 0 ? ['phone', 'device'] : i % 13 === 1 ? ['name'] : [], barred: i === 4, attempts: (i % 3) + 1, ...(i === 7 ? { guardian: { name: 'Võ Văn Bình', phone: '0905111222', relation: 'cha' }, birth_date: '2011-04-02' } : {}),
  }));
}

function attempts(): DeskAttempt[] {
  return [
    { id: 'a1', round_id: 'r3', round_name: 'Tuần 3: Chuyển đổi số vì người dân', number: 1, started_ms: now - 400_000, ended_by: '', points: 0, right: 0, answered: 9, questions: 15, receipt: 'HT-7K3M-Q9' },
    { id: 'a2', round_id: 'r2', round_name: 'Tuần 2', number: 1, started_ms: now - 5 * day, ended_ms: now - 5 * day + 161_000, ended_by: 'submit', points: 15, right: 15, answered: 15, questions: 15, receipt: 'HT-2PX8-D4' },
  ];
}

function rows(): DeskResultRow[] {
  return Array.from({ length: 320 }, (_, i) => ({
    contestant_id: `t${i}`, full_name: pick(people, i), name: 'N. V. A.', position: i + 1, rank: i + 1, group_rank: Math.floor(i / 2) + 1, unit: pick(offices, i), group_id: pick(groups, i).id, points: Math.max(3, 15 - Math.floor(i / 22)), right: Math.max(3, 15 - Math.floor(i / 22)), questions: 15, prediction: 600 + i, prediction_error: i + 3, duration_ms: 161_000 + i * 1733, submitted_after_ms: 192_000 + i * 90_000, receipt: `HT-${1000 + i}`,
    prize: i === 0 ? 'Giải Nhất' : i === 1 ? 'Giải Nhì' : '', explain: `đúng ${Math.max(3, 15 - Math.floor(i / 22))}/15, lệch ${i + 3}, 02:${String(41 + (i % 18))}, nộp 08:03:12`, excluded: i === 6 ? 'hủy kết quả' : '', flags: i % 19 === 2 ? ['same_device'] : [],
  }));
}

const result = (): DeskResult => ({ id: 'x2', number: 2, code: 'K7Q4-M2', digest: 'sha256:5b1f0e8a2c7d94413f6a0a7e1d2f3c4b5a69788796a5b4c3d2e1f00112233445', rules_version: 3, computed_ms: now - 2 * day, computed_by: 'Lê Thị Thu Hiền', approved_by: '', published_by: '', reason: 'Hủy kết quả một thí sinh thi hộ', participants: 10_482, attempts: 10_482, truths: [{ scope: 'cbccvc', target: 'all_right', value: 588 }, { scope: 'nguoi-dan', target: 'all_right', value: 24 }], flags_open: 3 });

function flags(): Flag[] {
  const kinds = ['same_device', 'too_fast', 'same_phone', 'barred_name'] as const;
  return kinds.map((kind, i) => ({ id: `f${i}`, contestant_id: `t${i}`, name: pick(people, i), unit: pick(offices, i), kind, evidence: { others: [`t${i}`, `t${i + 3}`], duration_ms: 41_000 }, others: [{ id: `t${i + 3}`, name: pick(people, i + 3), unit: pick(offices, i + 3) }], verdict: i === 3 ? 'kept' : '', settled_by: i === 3 ? 'Trần Quốc Toản' : '' }));
}

function draft(): ImportDraft {
  const items: ImportItem[] = Array.from({ length: 1000 }, (_, i) => {
    const bad = i % 41 === 3;
    const odd = i % 29 === 7;
    const options = pick(optionSets, i);
    return {
      index: i, number: i + 1, where: `Câu ${i + 1}`, key_found_by: bad ? '' : pick(['line', 'bold', 'table'] as const, i), kind: 'single', stem: pick(stems, i), options, correct: bad ? [] : [2], pin_last: i % 5 === 2, topic: pick(topics, i).id, level: 1, explanation: '', legal_basis: 'Nghị quyết số 76/NQ-CP', skip: i === 12, blocked: bad,
      problems: bad ? [{ where: `Câu ${i + 1}`, severity: 'error', code: 'key_missing', message: 'Không tìm thấy đáp án của câu này.', index: i }] : odd ? [{ where: `Câu ${i + 1}`, severity: 'warning', code: 'key_conflict', message: 'Chữ đậm ở phương án B nhưng dòng đáp án ghi C. Đang dùng C.', index: i }] : [],
      source_text: `Câu ${i + 1}. ${pick(stems, i)}\n${options.map((o, j) => `${'ABCD'[j]}. ${o}`).join('\n')}${bad ? '' : '\nĐáp án: C'}`,
    };
  });
  return { id: 'd1', file: 'BỘ CÂU HỎI HỘI THI CẢI CÁCH HÀNH CHÍNH 2026 (bản cuối).docx', format: 'docx', state: 'read', items, problems: [{ where: 'Trang 3', severity: 'warning', code: 'images_dropped', message: 'Có 2 hình ảnh không được nạp.' }], counts: { questions: 1000, blocked: 25, warnings: 35 } };
}

function staff(): StaffRow[] {
  return [
    { id: 's1', email: 'hien.le@danang.gov.vn', name: 'Lê Thị Thu Hiền', active: true, totp: true, grants: [{ role: 'admin' }], sessions: 2 },
    { id: 's2', email: 'toan.tran@danang.gov.vn', name: 'Trần Quốc Toản', active: true, totp: false, grants: [{ role: 'organiser', contest_id: 'c1' }, { role: 'reviewer', contest_id: 'c1' }], sessions: 1 },
    { id: 's3', email: 'quynh.cong.tang@danang.gov.vn', name: people[0]!, active: false, totp: false, grants: [{ role: 'author', contest_id: 'c1' }], sessions: 0 },
  ];
}

function audit(): AuditRow[] {
  return Array.from({ length: 130 }, (_, i) => ({
    id: 130 - i, at_ms: now - i * 1_900_000, actor: pick(['Lê Thị Thu Hiền', 'Trần Quốc Toản', 'clock'], i), actor_kind: i % 3 === 2 ? 'system' : 'staff', ip: i % 3 === 2 ? '' : '10.2.31.7', action: pick(['round.update', 'question.approved', 'round.open', 'contest.update'], i), subject: `round:0199b6f2-1c7e-7a44-9d1c-2f83a1${i}`, subject_name: 'Tuần 3',
    before: { name: 'Tuần 3', rules: { time: { limit_ms: 600_000 }, intro: 'Hội thi tuyên truyền về cải cách hành chính.' } }, after: { name: 'Tuần 3: Chuyển đổi số vì người dân', rules: { time: { limit_ms: 900_000 }, intro: 'Hội thi tuyên truyền về cải cách hành chính và chuyển đổi số.' } },
  }));
}

function presets(): Preset[] {
  const names: [string, string, string][] = [
    ['hue-2025', 'Huế 2025: tìm hiểu cải cách hành chính', 'Mỗi tuần một lượt, 15 câu và một câu dự đoán số người trả lời đúng tất cả; hai ngân hàng câu hỏi riêng; tập thể xếp theo tỷ lệ tham gia và chất lượng trong từng khối.'],
    ['dak-lak-2025', 'Đắk Lắk 2025: tìm hiểu chuyển đổi số', 'Mỗi ngày một lượt, ghi nhận kết quả cao nhất của đợt; 10 câu trong 10 phút và một câu dự đoán số người tham gia.'],
    ['vcnet-2019', 'VCNet 2019: 90 năm lịch sử vẻ vang của Đảng', 'Không giới hạn lượt trong tuần, công nhận lượt đúng nhiều nhất và sớm nhất.'],
    ['moj-2021', 'Bộ Tư pháp 2021: pháp luật về bầu cử', 'Tối đa ba lượt để cải thiện kết quả; 19 câu và một câu dự đoán trong 20 phút.'],
    ['gia-lai-2025', 'Gia Lai 2025: pháp luật cho học sinh trung học phổ thông', 'Một lượt, 20 câu trong 15 phút; xếp theo điểm rồi thời gian.'],
    ['quang-ninh-2023', 'Quảng Ninh 2023: 60 năm xây dựng và phát triển', 'Chín câu và một câu dự đoán; chỉ hợp lệ khi trả lời đủ.'],
    ['tu-hao-2021', 'Tự hào Việt Nam 2021', 'Ba lượt mỗi tuần, 30 câu trong 900 giây.'],
    ['gtvt-2020', 'Bộ Giao thông vận tải 2020: cải cách hành chính', 'Ma trận 2-2-4-2-2-1-2 theo lĩnh vực.'],
  ];
  return names.map(([id, name, summary]) => ({ id, name, name_en: name, summary, summary_en: summary, source: 'https://huengaynay.vn/chinh-tri-xa-hoi/cai-cach-hanh-chinh/ban-hanh-the-le-hoi-thi-truc-tuyen-tim-hieu-cong-tac-cai-cach-hanh-chinh-158133.html', rules: rules(), groups: id === 'hue-2025' ? groups : [{ id: 'thi-sinh', name: 'Thí sinh', name_en: 'Contestants' }] }));
}

export function rulesPage(): RulesPage {
  return {
    title: 'Thể lệ Tuần 4', organiser: 'Ủy ban nhân dân thành phố Đà Nẵng', rules_version: 1,
    sections: [
      { heading: '1. Thời gian', paragraphs: ['Từ 08:00 ngày 06/12/2026 đến 20:00 ngày 12/12/2026.'], items: [] },
      { heading: '2. Đề thi', paragraphs: ['Mỗi lượt thi gồm 15 câu trắc nghiệm và một câu dự đoán.'], items: ['5 câu về cải cách thể chế', '6 câu về chính quyền số', '4 câu về thủ tục hành chính'] },
      { heading: '3. Giải thưởng', paragraphs: [], items: [], table: { head: ['Giải', 'Số lượng', 'Giá trị'], rows: [['Giải Nhất', '1', '800.000 đồng'], ['Giải Nhì', '1', '500.000 đồng']] } },
    ],
  };
}

const session = (): Session => ({ id: 's1', email: 'hien.le@danang.gov.vn', name: 'Lê Thị Thu Hiền', grants: [{ role: 'admin' }], rights: [], totp: false, csrf: 'x' });

/** Everything the fake server knows. */
export function world(empty: boolean) {
  const all = questions();
  const [first] = all;
  return {
    session: session(), contests: empty ? [] : [contest(), { ...contest(), id: 'c-new', slug: 'moi', name: 'Hội thi Chuyển đổi số xã Trà My 2026', name_en: '', organiser: 'Ủy ban nhân dân xã Trà My', demo: false, counts: { units: 0, contestants: 0, rounds: 0, banks: 0, questions: 0 } }],
    presets: presets(), units: units(), barred: [{ id: 'x', name: people[5]!, phone: '0905000111', email: '', reason: 'Trưởng ban tổ chức' }], rounds: rounds(), banks: banks(), contestants: contestants(), attempts: attempts(), problems: problems(),
    results: [result(), { ...result(), id: 'x1', number: 1, code: 'A3TT-9W', reason: '', flags_open: 0 }], flags: flags(), disqualified: [{ contestant_id: 't6', name: people[6]!, unit: offices[6]!, reason: 'Thi hộ, có biên bản của đơn vị.', by: 'Trần Quốc Toản', at_ms: now - day, confirmed_by: '' }], rows: rows(), questions: all,
    versions: [{ ...first!, version: 2, created_by_name: 'Trần Quốc Toản', created_ms: now - day }, { ...first!, version: 1, stem: first!.stem.replace('nội dung', 'lĩnh vực'), legal_basis: 'Nghị quyết số 76/NQ-CP', created_by_name: 'Lê Thị Thu Hiền', created_ms: now - 3 * day }],
    reviews: [{ from: 'draft', to: 'in_review', by: 'Lê Thị Thu Hiền', comment: '', at_ms: now - 3 * day }, { from: 'in_review', to: 'approved', by: 'Trần Quốc Toản', comment: 'Đã đối chiếu với văn bản gốc.', at_ms: now - 2 * day }],
    draft: draft(), staff: staff(), audit: audit(),
    unitReport: { dry_run: true, rows: 3400, added: 12, changed: 41, unchanged: 3344, missing: 3, problems: [{ row: 17, column: 'Cấp trên', severity: 'error' as const, code: 'parent_unknown', message: 'Không có đơn vị “Sở Thông tin và Truyền thông” trong tệp.' }, { row: 204, column: 'Số người', severity: 'warning' as const, code: 'headcount_missing', message: 'Chưa có tổng số người; tỷ lệ dự thi của đơn vị không tính được.' }] },
  };
}
