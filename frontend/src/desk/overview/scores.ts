import type { Overview } from '../../kit/wire';

/** More bars than this are not drawn side by side. */
const most = 61;

/** The distribution with its gaps: every score from 0 to the highest, where they are few enough to draw. */
export function withGaps(scores: Overview['scores']): Overview['scores'] {
  const top = Math.max(0, ...scores.map((s) => s.points));
  if (top >= most) return [...scores].sort((a, b) => a.points - b.points);
  const counts = new Map(scores.map((s) => [s.points, s.count]));
  return Array.from({ length: top + 1 }, (_, points) => ({ points, count: counts.get(points) ?? 0 }));
}
