import { useState } from 'preact/hooks';
import { Button, Notice, TextField } from '../../kit/components';
import { number, percent, time } from '../../kit/format';
import type { DeskItemAlarm, DeskRound } from '../../kit/wire';
import { useAction } from '../core/action';
import { calls } from '../core/calls';
import { useResource } from '../core/resource';
import { can } from '../core/session';
import { FailureNotice } from '../ui/FailureNotice';
import { it } from './itemWords';

/** Questions whose figures jumped while the round was open. Nothing where nothing did. */
export function ItemAlarms({ round }: { round: DeskRound }) {
  const list = useResource(can('read_keys') ? `item alarms ${round.id}` : undefined, () => calls.itemAlarms(round.id));
  const alarms = list.data?.items ?? [];
  if (alarms.length === 0) return null;
  return <div class="stack" role="group" aria-label={it('alarms')}>{alarms.map((a) => <One key={a.id} alarm={a} onDone={list.reload} />)}</div>;
}

function One({ alarm, onDone }: { alarm: DeskItemAlarm; onDone(): void }) {
  const [reason, setReason] = useState<string | undefined>();
  const dismiss = useAction(async () => {
    await calls.dismissAlarm(alarm.id, reason ?? '');
    onDone();
  });
  const text = alarm.kind === 'right_rate'
    ? it('alarmRight', { n: number(alarm.number), before: percent(alarm.before_rate), recent: percent(alarm.recent_rate) })
    : it('alarmTime', { n: number(alarm.number), before: it('seconds', { n: number(alarm.before_ms / 1000, 1) }), recent: it('seconds', { n: number(alarm.recent_ms / 1000, 1) }) });
  const open = !alarm.dismissed_ms;
  return (
    <Notice
      kind={open ? 'warn' : 'info'}
      actions={open && can('run_rounds') && reason === undefined ? <Button size="small" onClick={() => setReason('')}>{it('dismiss')}</Button> : undefined}
    >
      <strong>{text}</strong>
      <p class="small">{time(alarm.at_ms)} · {it('alarmBased', { recent: number(alarm.recent), before: number(alarm.before) })}</p>
      {!open && <p class="small">{it('dismissed', { by: alarm.dismissed_by, reason: alarm.reason })}</p>}
      {reason !== undefined && (
        <div class="row">
          <TextField label={it('reason')} value={reason} onValue={setReason} />
          <Button kind="primary" busy={dismiss.busy} disabled={!reason.trim()} onClick={() => void dismiss.run()}>{it('dismiss')}</Button>
        </div>
      )}
      <FailureNotice error={dismiss.error} />
    </Notice>
  );
}
