import { clockTime, dateTime, number } from '../../kit/format';
import { Notice } from '../../kit/components/Notice';
import type { Board } from '../../kit/wire';
import './board.css';
import type { Feed } from './feed';
import { w } from './words';

/** Whether the board is provisional or official, and how fresh it is. Always beside the board. */
export function Standing({ board, status }: { board: Board; status: Feed['status'] }) {
  const fresh = status === 'live' || status === 'polling';
  const text = !board.provisional ? w('asOf', { time: dateTime(board.as_of_ms) })
    : status === 'live' ? w('live', { time: clockTime(board.as_of_ms) })
    : fresh || status === 'connecting' ? w('asOf', { time: clockTime(board.as_of_ms) })
    : w('reconnecting', { time: clockTime(board.as_of_ms) });
  return (
    <div class="stack-tight">
      <p class="standing">
        <span class={`standing-mark ${board.provisional ? 'standing-provisional' : 'standing-official'}`}>{board.provisional ? w('provisional') : w('official')}</span>
        <span class={`standing-live${fresh ? ' standing-on' : ''}`}>{text}</span>
        {board.snapshot && <span class="figures">{w('snapshot', { code: board.snapshot })}</span>}
      </p>
      {board.stale_since_ms !== undefined && <Notice kind="wait">{w('stale', { time: clockTime(board.stale_since_ms) })}</Notice>}
    </div>
  );
}

/** How many take part. */
export function Figures({ figures }: { figures: Board['figures'] }) {
  const one = (value: number, label: string) => <div><dd class="figures">{number(value)}</dd><dt>{label}</dt></div>;
  return (
    <dl class="figures-row">
      {one(figures.participants, w('participants'))}
      {one(figures.started, w('started'))}
      {one(figures.ended, w('ended'))}
    </dl>
  );
}
