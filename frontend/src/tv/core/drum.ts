/**
 * The geometry of the Ngọc Lũ drum: a star of fourteen rays, then bands of
 * joined circles, of teeth and of ticks, between plain rings. It stands behind
 * ranks and clocks as their structure; lines are never thinner than 2 pixels.
 */

const f = (n: number) => n.toFixed(2);

/** The outline of a star, centred on 0,0. */
export function star(rays: number, outer: number, inner: number): string {
  let path = '';
  for (let i = 0; i < rays * 2; i++) {
    const angle = (Math.PI * i) / rays - Math.PI / 2;
    const r = i % 2 === 0 ? outer : inner;
    path += `${i === 0 ? 'M' : 'L'}${f(r * Math.cos(angle))} ${f(r * Math.sin(angle))}`;
  }
  return `${path}Z`;
}

/** A line that runs to and fro between two radii all around: the band of teeth. */
export function teeth(count: number, inner: number, outer: number): string {
  return star(count, outer, inner);
}

/** Short radial strokes between two radii. */
export function ticks(count: number, inner: number, outer: number): string {
  let path = '';
  for (let i = 0; i < count; i++) {
    const angle = (2 * Math.PI * i) / count;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    path += `M${f(inner * c)} ${f(inner * s)}L${f(outer * c)} ${f(outer * s)}`;
  }
  return path;
}

/** Small circles that touch each other around a ring. */
export function beads(count: number, radius: number): string {
  const r = radius * Math.sin(Math.PI / count) * 0.82;
  let path = '';
  for (let i = 0; i < count; i++) {
    const angle = (2 * Math.PI * i) / count;
    const x = radius * Math.cos(angle);
    const y = radius * Math.sin(angle);
    path += `M${f(x - r)} ${f(y)}a${f(r)} ${f(r)} 0 1 0 ${f(2 * r)} 0a${f(r)} ${f(r)} 0 1 0 ${f(-2 * r)} 0`;
  }
  return path;
}

/** A ring as a path, so that one element can hold several. */
export function ring(r: number): string {
  return `M${f(-r)} 0a${f(r)} ${f(r)} 0 1 0 ${f(2 * r)} 0a${f(r)} ${f(r)} 0 1 0 ${f(-2 * r)} 0`;
}

/** What a drum shows: the whole face, or only the rings around an empty middle where a figure stands. */
export interface Drum { strokes: string; solid: string }

/** The face of a drum of radius 100; `open` leaves the middle free for a figure. */
export function drum(open: boolean): Drum {
  const strokes = [ring(98), ring(86), teeth(56, 88, 96), ring(68), beads(32, 77), ring(63)].join('');
  if (open) return { strokes, solid: '' };
  return { strokes: strokes + ring(38) + ticks(56, 42, 58) + ring(60), solid: star(14, 36, 13) };
}
