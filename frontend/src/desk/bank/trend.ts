import type { DeskItemRecord } from '../../kit/wire';

/** One figure of a question after each round, on a scale. */
export interface Trend {
  low: number;
  high: number;
  /** Lines across the drawing, with their labels. */
  marks: number[];
  points: TrendPoint[];
}

export interface TrendPoint {
  /** Place of the round, from 0. */
  at: number;
  value: number;
  /** Too few answers: drawn hollow. */
  few: boolean;
}

/** The figures of records that have one, in their order. */
function points(records: readonly DeskItemRecord[], value: (r: DeskItemRecord) => number | undefined): TrendPoint[] {
  return records.flatMap((r, at) => {
    const v = value(r);
    return v === undefined ? [] : [{ at, value: v, few: r.few }];
  });
}

/** The share of right answers, from nobody to all. */
export const facilityTrend = (records: readonly DeskItemRecord[]): Trend => ({ low: 0, high: 1, marks: [0, 0.5, 1], points: points(records, (r) => r.facility) });

/** How well the question tells the best from the worst; at least 0 to 1 is shown, below only when it happened. */
export function discriminationTrend(records: readonly DeskItemRecord[]): Trend {
  const low = records.some((r) => r.discrimination < 0) ? -1 : 0;
  return { low, high: 1, marks: low < 0 ? [-1, 0, 1] : [0, 0.2, 1], points: points(records, (r) => r.discrimination) };
}

/** Median seconds, up to a round number that all are below. */
export function timeTrend(records: readonly DeskItemRecord[]): Trend {
  const known = points(records, (r) => (r.median_ms > 0 ? r.median_ms / 1000 : undefined));
  const high = roundUp(Math.max(1, ...known.map((p) => p.value)));
  return { low: 0, high, marks: [0, high / 2, high], points: known };
}

/** The next of 1, 2, 4, 6, 10 times a power of ten: its half is round as well. */
export function roundUp(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 4, 6, 10].find((s) => s * unit >= value);
  return (step ?? 10) * unit;
}
