import { drumRays, starPath } from './drum';
import './brand.css';

const star = starPath(drumRays, 24, 10);

/** The sign of Hội Thi: the drum's star in its ring. */
export function BrandMark({ size = '2rem' }: { size?: string }) {
  return (
    <svg class="brand-mark" width={size} height={size} viewBox="-50 -50 100 100" aria-hidden="true" focusable="false">
      <circle class="brand-plate" r="50" />
      <circle class="brand-ring" r="43" />
      <circle class="brand-band" r="34.5" pathLength={420} />
      <path d={star} />
    </svg>
  );
}
