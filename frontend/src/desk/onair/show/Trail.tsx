import { useRef } from 'preact/hooks';
import { clockTime, number } from '../../../kit/format';
import { Panel } from '../../ui/Panel';
import { useOnAir } from '../context';
import { actionName } from '../labels';
import { Glass, isDesk, type Trailed } from '../trail';
import { at } from '../words';

/** So slow is too slow for a take. */
const slow = 300;

/** The last commands: sent, received, on glass. */
export function Trail() {
  const { trail, air } = useOnAir();
  const glass = useRef(new Glass());
  return (
    <Panel title={at('trail')}>
      {trail.length === 0 ? <p class="muted small">{at('trailEmpty')}</p> : (
        <ol class="trail" role="list">
          {trail.filter((t) => t.action !== 'lock' || t.failed || t.label).slice(0, 8).map((t) => <Line key={t.id} t={t} seen={glass.current.of(t, air.outputs.find((o) => o.id === t.output))} />)}
        </ol>
      )}
    </Panel>
  );
}

function Line({ t, seen }: { t: Trailed; seen: { inst: string; ms: number }[] }) {
  const real = seen.filter((g) => !isDesk(g.inst));
  const shown = real.length > 0 ? real : seen.slice(0, 1);
  return (
    <li class={t.failed ? 'trail-bad' : ''}>
      <span class="figures muted">{clockTime(t.sent_ms)}</span>
      <span class="trail-what"><b>{actionName(t.action)}</b>{t.label && ` ${t.label}`}</span>
      <span class="trail-way small">
        {t.failed ? t.failed : <>
          <span>{t.heard_ms ? at('received', { ms: number(Math.max(0, Math.round(t.heard_ms - t.sent_ms))) }) : at('sending')}</span>
          {shown.map((g) => <span key={g.inst} class={g.ms > slow ? 'trail-slow' : 'trail-good'}>{at('glass', { inst: isDesk(g.inst) ? at('deskFrame') : g.inst, ms: number(Math.round(g.ms)) })}</span>)}
        </>}
      </span>
    </li>
  );
}
