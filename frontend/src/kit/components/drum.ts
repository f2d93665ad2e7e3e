/** The geometry of the bronze drum: a star of fourteen rays, and rings around it. */

/** The outline of a star with `rays` points, centred on 0,0. */
export function starPath(rays: number, outer: number, inner: number): string {
  const points = Array.from({ length: rays * 2 }, (_, i) => {
    const angle = (Math.PI * i) / rays - Math.PI / 2;
    const radius = i % 2 === 0 ? outer : inner;
    return `${(radius * Math.cos(angle)).toFixed(2)} ${(radius * Math.sin(angle)).toFixed(2)}`;
  });
  return `M${points.join('L')}Z`;
}

/** The drum of Ngọc Lũ has fourteen rays. */
export const drumRays = 14;
