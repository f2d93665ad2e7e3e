/** What the server in memory tells of item analysis. */
import type { DeskItem, DeskItemRecord } from '../../kit/wire';

const day = 86_400_000;
const now = Date.UTC(2026, 9, 20, 8);

const few = [{ code: 'few' as const, options: [] }];

/** A question in four rounds: one with few answers, one after a new version, one with a key in doubt. */
export function itemRecords(): DeskItemRecord[] {
  const shared = { answered: 0, correlation: 0.31 };
  return [
    { ...shared, round_id: 'r1', round_number: 1, round_name: 'Tuần 1: Tìm hiểu cải cách hành chính', closed_ms: now - 28 * day, version: 1, seen: 12, answered: 12, right: 5, facility: 5 / 12, discrimination: 0.67, correlation: undefined, median_ms: 21_400, few: true, notes: few },
    { ...shared, round_id: 'r2', round_number: 2, round_name: 'Tuần 2', closed_ms: now - 21 * day, version: 1, seen: 3812, answered: 3790, right: 1210, facility: 1210 / 3812, discrimination: -0.08, correlation: -0.04, median_ms: 24_100, few: false, notes: [{ code: 'suspect_key', options: [1] }] },
    { ...shared, round_id: 'r3', round_number: 3, round_name: 'Tuần 3: Ẳ Ẵ Ẩ Ẫ Ể Ễ Ổ Ỗ – Chuyển đổi số vì người dân ở mọi xã, phường', closed_ms: now - 14 * day, version: 2, seen: 4120, answered: 4101, right: 2602, facility: 2602 / 4120, discrimination: 0.41, median_ms: 16_800, few: false, notes: [] },
    { ...shared, round_id: 'r2b', round_number: 4, round_name: 'Vòng thi thử', closed_ms: now - 3 * day, version: 2, seen: 950, answered: 950, right: 884, facility: 884 / 950, discrimination: 0.12, median_ms: 9200, few: false, notes: [{ code: 'too_easy', options: [] }] },
  ];
}

/** Three questions of a closed round, with units of many and of few answers. */
export function roundItems(): DeskItem[] {
  const option = (text: string, right: boolean, chosen: number) => ({ text, right, chosen, upper: Math.round(chosen / 3), lower: Math.round(chosen / 5), idle: false });
  const one = (n: number, right: number, discrimination: number, median_ms: number): DeskItem => ({
    question_id: `q${n}`, bank_id: 'b1', number: n, version: 1, stem: `Câu hỏi số ${n} về thủ tục hành chính`, seen: 400, answered: 396, right, facility: right / 400, discrimination, correlation: discrimination / 2, group: 108,
    first_ms: median_ms - 4000, median_ms, third_ms: median_ms + 6000, least: 30, options: [option('Một', true, right), option('Hai', false, 396 - right)],
    units: [{ name: 'Sở Nội vụ', seen: 310, right: 200, few: false }, { name: 'Ủy ban nhân dân phường Hội An Tây', seen: 2, right: 2, few: true }], notes: [],
  });
  return [one(7, 120, 0.35, 18_000), one(3, 390, 0.05, 8000), one(12, 240, -0.1, 31_000)];
}
