/** What unit boards measure, and how it is said. */
import type { UnitBoardData } from '../wire';
import type { Say } from '../core/words';
import { figure, points, share } from '../core/text';

export type UnitRow = UnitBoardData['rows'][number];

/** The figure in front and the stretch of its bar (0…1 of the largest). */
export interface Measured { text: string; value: number; detail: string }

/** What a board measures, in words. */
export const captionOf = (by: UnitBoardData['by'], say: Say) => (['participants', 'ratio', 'mean', 'winners'].includes(by) ? say(by) : '');

/** The figure of a unit in the measure of its board. */
export function measured(row: UnitRow, by: UnitBoardData['by'], say: Say): Measured {
  const of = row.headcount > 0 ? `${figure(row.participants)}/${figure(row.headcount)} ${say('people')}` : `${figure(row.participants)} ${say('people')}`;
  if (by === 'ratio') return { text: share(row.ratio, 1), value: row.ratio ?? 0, detail: of };
  if (by === 'mean') return { text: points(row.mean), value: row.mean, detail: of };
  if (by === 'winners') return { text: figure(row.winners), value: row.winners, detail: of };
  return { text: figure(row.participants), value: row.participants, detail: row.headcount > 0 ? `${share(row.ratio, 0)} ${say('staff')}` : '' };
}

/** Stretches of bars: the largest is 1; nothing is negative or beyond. */
export function stretches(values: readonly number[]): number[] {
  const clean = values.map((v) => (Number.isFinite(v) && v > 0 ? v : 0));
  const most = Math.max(...clean, 0);
  return clean.map((v) => (most > 0 ? Math.round((v / most) * 1000) / 1000 : 0));
}
