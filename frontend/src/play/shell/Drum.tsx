import { drumRays, starPath } from '../../kit/components/drum';
import './drum.css';

const star = starPath(drumRays, 92, 40);

/** The face of the bronze drum: a star in its rings. Around a countdown the star is left to the ring. */
export function Drum({ around, class: name = '' }: { around?: boolean; class?: string }) {
  return (
    <svg class={`drum ${name}`} viewBox="-300 -300 600 600" aria-hidden="true" focusable="false">
      {!around && <path d={star} />}
      {!around && <circle r="112" />}
      <circle r="126" class="drum-comb" pathLength={840} />
      <circle r="142" />
      <circle r="168" class="drum-blocks" pathLength={840} />
      <circle r="194" />
      <circle r="214" class="drum-comb" pathLength={1260} />
      <circle r="234" />
      <circle r="262" class="drum-comb" pathLength={1680} />
      <circle r="290" />
    </svg>
  );
}
