/** A small contest for development and tests: names as long as real ones get. */
import type { BoardRow, PublicContest, ResultRow, RulesPage, TakingQuestion, UnitBoardRow, UnitHit } from '../../kit/wire';

export const roundIds = { open: 'r-open', next: 'r-next', closed: 'r-closed', published: 'r-done' } as const;

export const groups = [
  { id: 'cbccvc', name: 'Cán bộ, công chức, viên chức', name_en: 'Officials and public employees' },
  { id: 'dan', name: 'Người dân', name_en: 'Citizens' },
];

export const units: UnitHit[] = [
  { id: 'u1', name: 'Ủy ban nhân dân phường Hội An Tây', path: ['Thành phố Đà Nẵng', 'Khối xã, phường'], block: 'Khối xã, phường' },
  { id: 'u2', name: 'Trung tâm Phục vụ hành chính công thành phố Đà Nẵng', path: ['Thành phố Đà Nẵng', 'Khối đơn vị sự nghiệp'], block: 'Khối đơn vị sự nghiệp' },
  { id: 'u3', name: 'Sở Khoa học và Công nghệ', path: ['Thành phố Đà Nẵng', 'Khối cơ quan hành chính'], block: 'Khối cơ quan hành chính', alias: 'Sở Thông tin và Truyền thông' },
  { id: 'u4', name: 'Sở Nội vụ', path: ['Thành phố Đà Nẵng', 'Khối cơ quan hành chính'], block: 'Khối cơ quan hành chính' },
  { id: 'u5', name: 'Trường Trung học phổ thông chuyên Lê Quý Đôn', path: ['Thành phố Đà Nẵng', 'Khối đơn vị sự nghiệp'], block: 'Khối đơn vị sự nghiệp' },
  { id: 'u6', name: 'Ủy ban nhân dân xã Đại Lộc', path: ['Thành phố Đà Nẵng', 'Khối xã, phường'], block: 'Khối xã, phường' },
];

const hour = 3_600_000;

export function contest(now: number): PublicContest {
  const brief = { questions: 15, limit_ms: 15 * 60_000, attempts: { limit: 2, per: 'week' as const }, prediction: true };
  return {
    id: 'c1', slug: 'cchc-2026', name: 'Tìm hiểu cải cách hành chính và chuyển đổi số thành phố Đà Nẵng năm 2026', name_en: 'Public administration reform and digital transformation contest, Da Nang 2026',
    organiser: 'Ủy ban nhân dân thành phố Đà Nẵng', demo: true,
    intro: 'Bốn tuần thi trực tuyến dành cho cán bộ, công chức, viên chức và người dân. Mỗi tuần 15 câu hỏi và một câu dự đoán.', intro_en: 'Four weekly online rounds for officials and citizens: 15 questions and a prediction each week.',
    time_zone: 'Asia/Ho_Chi_Minh', groups, contestants: 25_980,
    registration: {
      contact: 'either', unit_required: true, has_units: true, ask_birth_date: true, min_age: 12, max_age: 0, guardian_under: 16, access_code: true,
      fields: [{ key: 'job', label: 'Chức vụ hoặc nghề nghiệp', label_en: 'Position or occupation', kind: 'text', required: false, options: [] }],
      consent: {
        version: 1,
        text: 'Ban tổ chức thu thập họ tên, số điện thoại hoặc thư điện tử, ngày sinh và đơn vị của bạn để tổ chức cuộc thi, xếp hạng, trao giải và báo cáo. Tên trên bảng công khai được che một phần. Dữ liệu được lưu đến hết 12 tháng sau khi công bố kết quả. Bạn có quyền xem, sửa, rút lại sự đồng ý và yêu cầu xóa dữ liệu.',
        text_en: 'The organiser collects your name, phone or e-mail, birth date and unit to run the contest, rank entries, award prizes and report. Names on public boards are partly masked. Data are kept for 12 months after the results. You may see, correct and delete your data and withdraw this consent.',
      },
    },
    rounds: [
      { ...brief, id: roundIds.published, number: 1, name: 'Tuần 1', name_en: 'Week 1', state: 'published', opens_ms: now - 14 * 24 * hour, closes_ms: now - 8 * 24 * hour, board: 'running', published: true },
      { ...brief, id: roundIds.closed, number: 2, name: 'Tuần 2', name_en: 'Week 2', state: 'locked', opens_ms: now - 7 * 24 * hour, closes_ms: now - 3 * hour, board: 'running', published: false },
      { ...brief, id: roundIds.open, number: 3, name: 'Tuần 3', name_en: 'Week 3', state: 'open', opens_ms: now - 30 * hour, closes_ms: now + 52 * hour, board: 'running', published: false },
      { ...brief, id: roundIds.next, number: 4, name: 'Tuần 4', name_en: 'Week 4', state: 'scheduled', opens_ms: now + 3 * hour + 125_000, closes_ms: now + 170 * hour, board: 'running', published: false },
    ],
  };
}

const stems: [string, string[], TakingQuestion['kind']][] = [
  ['Theo Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ về thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông tại Bộ phận Một cửa và Cổng Dịch vụ công quốc gia, tổ chức, cá nhân được lựa chọn nơi nộp hồ sơ thủ tục hành chính như thế nào?', ['Chỉ nộp tại xã, phường nơi đăng ký thường trú', 'Nộp tại bất kỳ Bộ phận Một cửa nào trong phạm vi cấp tỉnh, không phụ thuộc vào nơi cư trú hoặc trụ sở', 'Chỉ nộp trực tuyến trên Cổng Dịch vụ công quốc gia', 'Nộp tại cơ quan chuyên môn giải quyết hồ sơ'], 'single'],
  ['Những nội dung nào dưới đây thuộc nhiệm vụ cải cách hành chính? (chọn tất cả phương án đúng)', ['Cải cách thể chế', 'Cải cách thủ tục hành chính', 'Cải cách chế độ công vụ', 'Xây dựng và phát triển chính quyền điện tử, chính quyền số'], 'multiple'],
  ['Tài khoản định danh điện tử mức độ 2 có giá trị sử dụng tương đương thẻ căn cước trong giao dịch cần xuất trình thẻ.', ['Đúng', 'Sai'], 'truefalse'],
  ['Ngày Chuyển đổi số quốc gia là ngày nào?', ['01 tháng 10', '10 tháng 10', '20 tháng 10'], 'single'],
  ['Hệ thống nào giúp người dân phản ánh, kiến nghị về quy định hành chính?', ['Cổng Dịch vụ công quốc gia', 'Báo điện tử', 'Mạng xã hội', 'Trang thông tin của doanh nghiệp', 'Hộp thư riêng của cán bộ', 'Tất cả các phương án trên'], 'single'],
];

export const questions: TakingQuestion[] = Array.from({ length: 15 }, (_, i) => {
  const [stem, options, kind] = stems[i % stems.length]!;
  return { position: i + 1, kind, stem, options: [...options] };
});

const people = ['Công Tằng Tôn Nữ N. P. K. Q.', 'Nguyễn Văn A.', 'Trần Thị Bích N.', 'Lê Hoàng M.', 'Phạm Quốc V.', 'Đặng Thị Thu H.', 'Võ Minh T.', 'Huỳnh Ngọc L.', 'Bùi Anh T.', 'Phan Thị Kim O.'];

export function board(seed: number): BoardRow[] {
  const rows = Array.from({ length: 240 }, (_, i) => {
    const wobble = (i * 7919 + seed * 104_729 * ((i % 5) + 1)) % 40;
    return {
      rank: 0, id: `p${i}`, name: people[i % people.length]!, unit: units[i % units.length]!.name, group_id: groups[i % 2]!.id,
      points: Math.max(10, 150 - Math.floor((i + wobble / 6) / 4) * 10), time_ms: 90_000 + ((i * 7919) % 600) * 1000 + wobble * 137, me: i === 57 || undefined,
    };
  });
  rows.sort((a, b) => b.points - a.points || a.time_ms - b.time_ms);
  return rows.map((r, i) => ({ ...r, rank: i + 1 }));
}

export const unitRows: UnitBoardRow[] = units.map((u, i) => ({
  rank: i + 1, unit_id: u.id, name: u.name, block: u.block, headcount: 400 - i * 45, participants: 391 - i * 52, ratio: (391 - i * 52) / (400 - i * 45), mean: 12.4 - i * 0.6, top_mean: 14.8 - i * 0.3, winners: Math.max(0, 5 - i),
}));

export function resultRows(): ResultRow[] {
  return board(1).map((r, i) => ({
    position: i + 1, rank: i + 1, group_rank: Math.floor(i / 2) + 1, name: r.name, unit: r.unit, group_id: r.group_id, points: r.points, right: r.points / 10, questions: 15,
    prediction: 980 + i, prediction_error: Math.abs(987 - 980 - i), duration_ms: r.time_ms, submitted_after_ms: 29_000_000 + i * 61_123, receipt: `HT-${(4096 + i * 37).toString(36).toUpperCase()}`,
    prize: i === 0 ? 'Giải Nhất' : i < 3 ? 'Giải Nhì' : i < 6 ? 'Giải Ba' : '', explain: `đúng ${r.points / 10}/15, lệch ${Math.abs(7 - i)}, 02:41, nộp 08:03:12`, excluded: '',
  }));
}

export const rules: RulesPage = {
  title: 'Thể lệ cuộc thi Tìm hiểu cải cách hành chính và chuyển đổi số thành phố Đà Nẵng năm 2026', organiser: 'Ủy ban nhân dân thành phố Đà Nẵng', rules_version: 3,
  sections: [
    { heading: 'Đối tượng dự thi', paragraphs: ['Cán bộ, công chức, viên chức và người dân từ 12 tuổi trở lên đang sinh sống, học tập, làm việc tại thành phố Đà Nẵng.'], items: ['Thành viên Ban tổ chức, Tổ ra đề, Tổ thư ký không được dự thi.', 'Thí sinh dưới 16 tuổi cần người giám hộ đồng ý.'] },
    { heading: 'Thời gian', paragraphs: ['Cuộc thi có 4 đợt, mỗi đợt mở từ 08:00 thứ Hai đến 23:59 Chủ nhật.'], items: [], table: { head: ['Đợt', 'Mở', 'Đóng'], rows: [['Tuần 1', '08:00, 09/11/2026', '23:59, 15/11/2026'], ['Tuần 2', '08:00, 16/11/2026', '23:59, 22/11/2026']] } },
    { heading: 'Cách xếp hạng', paragraphs: ['Thí sinh được xếp hạng theo thứ tự:'], items: ['Tổng điểm cao hơn.', 'Câu dự đoán gần đúng hơn.', 'Thời gian làm bài ngắn hơn.', 'Bốc thăm công khai.'] },
  ],
};
