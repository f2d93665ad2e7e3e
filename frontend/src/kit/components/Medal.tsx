import { drumRays, starPath } from './drum';
import './medal.css';

const rays = starPath(drumRays, 38, 24);

/** A medal for a rank: the star and its rings behind the number. Gold, silver and bronze for the first three. */
export function Medal({ rank, size = '3.2rem' }: { rank: number; size?: string }) {
  return (
    <span class={`medal medal-${rank <= 3 ? rank : 'other'}`} style={{ width: size, height: size }} aria-hidden="true">
      <svg viewBox="-50 -50 100 100" focusable="false">
        <circle class="medal-plate" r="50" />
        <circle class="medal-ring" r="44" pathLength={420} />
        <path d={rays} />
      </svg>
      <b class="figures">{rank}</b>
    </span>
  );
}
