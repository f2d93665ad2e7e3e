import type { ComponentChildren } from 'preact';
import { clockTime, number } from '../../kit/format';
import { CheckIcon, WarnIcon } from '../../kit/icons';
import type { LiveStatus } from '../../kit/live';
import type { Overview } from '../../kit/wire';
import { ot } from './words';

const shedKey = { 0: 'shed0', 1: 'shed1', 2: 'shed2', 3: 'shed3' } as const;

/** Whether the machinery is well, in words an organiser can act on. */
export function Health({ figures: f, status, heard }: { figures: Overview; status: LiveStatus; heard: number }) {
  const shed = Math.min(3, Math.max(0, f.shed_level)) as 0 | 1 | 2 | 3;
  return (
    <ul class="health" role="list">
      <Line good={status === 'live' || status === 'polling' || status === 'connecting'}>
        {status === 'stale' ? ot('stale', { time: heard ? clockTime(heard) : clockTime(f.now_ms) }) : status === 'polling' ? ot('polling') : ot('live')}
      </Line>
      <Line good={f.redis === 'ok'}>{f.redis === 'ok' ? ot('redisOk') : ot('redisAway')}</Line>
      <Line good={shed === 0}>{ot(shedKey[shed])}</Line>
      <Line good={!f.board_stale_since_ms}>{f.board_stale_since_ms ? ot('boardStale', { time: clockTime(f.board_stale_since_ms) }) : ot('boardFresh')}</Line>
      {f.synthetic > 0 && <li class="muted small">{ot('synthetic', { n: number(f.synthetic) })}</li>}
    </ul>
  );
}

function Line({ good, children }: { good: boolean; children: ComponentChildren }) {
  return <li class={good ? 'health-good' : 'health-bad'}>{good ? <CheckIcon /> : <WarnIcon />}<span>{children}</span></li>;
}
