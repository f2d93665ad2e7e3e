import { useState } from 'preact/hooks';
import { Button } from '../../../kit/components';
import { clockTime, number } from '../../../kit/format';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { Panel } from '../../ui/Panel';
import { air as calls } from '../calls';
import { useOnAir } from '../context';
import type { Air } from '../wire';
import { at } from '../words';

/** Freezing is a snapshot with a code: everybody outside sees it until it is lifted. */
export function FreezePanel({ round }: { round: Air['rounds'][number] }) {
  const { air, may, refresh } = useOnAir();
  const [asking, setAsking] = useState(false);
  const freeze = air.freezes.find((f) => f.round_id === round.id && !f.lifted_ms);
  const go = async (reason: string) => {
    await (freeze ? calls.unfreeze(round.id, reason) : calls.freeze(round.id, reason));
    await refresh();
  };
  return (
    <Panel title={at('freezeTitle', { round: round.name })} aside={freeze ? <span class="mark mark-frozen">❄ {at('isFrozen')}</span> : at('isLive')}>
      {freeze
        ? <p>{at('freezeFacts', { time: clockTime(freeze.at_ms), by: freeze.by, code: freeze.code, rows: number(freeze.rows), reason: freeze.reason })}</p>
        : <p class="muted">{at('freezeLead')}</p>}
      {may && <div class="row"><Button kind={freeze ? 'secondary' : 'primary'} onClick={() => setAsking(true)}>{freeze ? at('unfreeze') : at('freeze')}</Button></div>}
      {asking && (
        <ConfirmDialog title={freeze ? at('unfreezeTitle') : at('freezeAsk')} confirm={freeze ? at('unfreeze') : at('freeze')} reason danger={!!freeze} onConfirm={go} onClose={() => setAsking(false)}>
          <p>{freeze ? at('unfreezeText') : at('freezeText')}</p>
        </ConfirmDialog>
      )}
    </Panel>
  );
}
