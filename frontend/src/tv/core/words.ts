/** The few words that graphics say by themselves; everything else comes with the data. */

export type Lang = 'vi' | 'en';

const words = {
  contestant: ['Thí sinh', 'Contestant'],
  unit: ['Đơn vị', 'Unit'],
  points: ['Điểm', 'Points'],
  pointsAfter: ['điểm', 'points'],
  time: ['Thời gian', 'Time'],
  provisional: ['TẠM TÍNH', 'PROVISIONAL'],
  official: ['CHÍNH THỨC', 'OFFICIAL'],
  officialLine: ['Chính thức · mã', 'Official · code'],
  code: ['mã', 'code'],
  at: ['lúc', 'at'],
  canWin: ['Còn cơ hội vô địch', 'Can still win'],
  atLeast: ['Kết quả thấp nhất có thể', 'Worst case'],
  participants: ['Người dự thi', 'Participants'],
  ratio: ['Tỉ lệ dự thi', 'Turnout'],
  mean: ['Điểm trung bình', 'Mean score'],
  winners: ['Giải', 'Prizes'],
  people: ['người', 'people'],
  staff: ['biên chế', 'of staff'],
  started: ['Đã vào thi', 'Started'],
  ended: ['Đã nộp bài', 'Handed in'],
  units: ['Đơn vị', 'Units'],
  people2: ['Thí sinh', 'Contestants'],
  allRight: ['Đúng tất cả', 'All right'],
  lastMinute: ['Phút cuối', 'Last minute'],
  left: ['Còn lại', 'Time left'],
  perMinute: ['Lượt nộp bài, {n} phút qua', 'Handed in, last {n} min'],
  source: ['Căn cứ:', 'Source:'],
} as const;

export type Word = keyof typeof words;

/** Says a word in the output's language. */
export type Say = (word: Word) => string;

export const sayIn = (lang: Lang): Say => (word) => words[word][lang === 'en' ? 1 : 0];
