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

/** A medal for a rank: the star and its rings behind the number. Gold, silver and bronze for the first three. */
export function Medal({ rank, size = '3.2rem' }: { rank: number; size?: string }) {
  return (
    <span class={`medal medal-${rank <= 3 ? rank : 'other'}`} style={{ width: size, height: size }} aria-hidden="true">
      <svg viewBox="-50 -50 100 100" focusable="false">
        <circle class="medal-plate" r="50" />
        <circle class="medal-ring" r="44" pathLength={420} />
        <path d={starPath(drumRays, 38, 24)} />
      </svg>
      <b class="figures">{rank}</b>
    </span>
  );
}
