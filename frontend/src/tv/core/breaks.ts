/**
 * Where a line of Vietnamese may end. Every syllable stands between spaces, so
 * an even break easily falls inside a word ("hành / chính"); a reader expects
 * it before a joining word or after a comma.
 */

const joints = new Set(['và', 'của', 'trong', 'trên', 'đến', 'với', 'về', 'cho', 'từ', 'tại', 'là', 'do', 'để', 'theo', 'bằng', 'được', 'hoặc', 'khi', 'đạt', 'nào', 'sau', 'thuộc', '–', '·']);

/** Two syllables that make one word, common in our contests. */
const words = new Set(('hành chính|cải cách|chuyển đổi|đổi số|công nghệ|khoa học|dịch vụ|trực tuyến|thủ tục|cơ quan|cán bộ|công chức|viên chức|công dân|người dân|doanh nghiệp|' +
  'điện tử|dữ liệu|an toàn|thông tin|nhà nước|chính phủ|chính quyền|nhân dân|ủy ban|thành phố|nghị quyết|nghị định|quyết định|quốc gia|trung ương|địa phương|hồ sơ|giải quyết|' +
  'phần trăm|bao nhiêu|kết quả|chương trình|trở lại|bảng xếp|xếp hạng|hội thi|cuộc thi|thí sinh|đơn vị|phục vụ|trung tâm|đà nẵng|tìm hiểu|công bố|đồng hành|ngân hàng|nông nghiệp|nông thôn|phát triển|giáo dục|sử dụng|mục tiêu|quy định|thời gian|trách nhiệm').split('|'));

/** What a break before word `i` costs. */
export function breakCost(all: readonly string[], i: number): number {
  const before = all[i - 1] ?? '';
  const after = all[i] ?? '';
  if (/[,.;:?!–]$/.test(before)) return 0;
  const bare = (w: string) => w.toLowerCase().replace(/[^\p{L}\d-]/gu, '');
  if (words.has(`${bare(before)} ${bare(after)}`)) return 0.5;
  if (joints.has(bare(before))) return 0.3;
  return joints.has(bare(after)) ? 0.02 : 0.12;
}

/** The words in exactly `count` lines, none wider than `width`, as even and as well broken as can be; undefined when impossible. */
export function breakWell(all: readonly string[], count: number, width: number, measure: (text: string) => number): string[] | undefined {
  const target = Math.max(1, measure(all.join(' ')) / count);
  const memo = new Map<string, { cost: number; lines: string[] } | undefined>();
  const best = (from: number, left: number): { cost: number; lines: string[] } | undefined => {
    const key = `${from}|${left}`;
    if (memo.has(key)) return memo.get(key);
    let found: { cost: number; lines: string[] } | undefined;
    const last = left === 1 ? all.length : all.length - left + 1;
    for (let to = left === 1 ? all.length : from + 1; to <= last; to++) {
      const line = all.slice(from, to).join(' ');
      const wide = measure(line);
      if (wide > width) break;
      const rest = left === 1 ? { cost: 0, lines: [] as string[] } : best(to, left - 1);
      if (!rest) continue;
      const uneven = ((wide - target) / target) ** 2;
      const cost = uneven + rest.cost + (left === 1 ? 0 : breakCost(all, to));
      if (!found || cost < found.cost) found = { cost, lines: [line, ...rest.lines] };
    }
    memo.set(key, found);
    return found;
  };
  return best(0, count)?.lines;
}
