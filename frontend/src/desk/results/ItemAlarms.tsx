import { useEffect, useState } from 'preact/hooks';
import { Button, Notice, TextField } from '../../kit/components';
import { number, percent, time } from '../../kit/format';
import type { DeskItemAlarm, DeskRound } from '../../kit/wire';
import { useAction } from '../core/action';
import { calls } from '../core/calls';
import { useContest } from '../core/contest';
import { paths } from '../core/paths';
import { useResource } from '../core/resource';
import { can } from '../core/session';
import { FailureNotice } from '../ui/FailureNotice';
import { it } from './itemWords';

/** How often an open round is asked for new alarms: as often as the program looks for them. */
const every = 60_000;

/** Questions whose figures jumped while the round was open, read again while it is. Nothing where nothing did; `standing` leaves out what was set aside. */
export function ItemAlarms({ round, standing }: { round: DeskRound; standing?: boolean }) {
  const list = useResource(can('read_keys') && round.state !== 'draft' && round.state !== 'scheduled' ? `item alarms ${round.id}` : undefined, () => calls.itemAlarms(round.id));
  useEffect(() => {
    if (round.state !== 'open') return;
    const timer = setInterval(() => document.visibilityState === 'visible' && list.reload(), every);
    return () => clearInterval(timer);
  }, [round.id, round.state, list.reload]);
  const alarms = (list.data?.items ?? []).filter((a) => !standing || !a.dismissed_ms);
  if (alarms.length === 0) return null;
  return <div class="stack" role="group" aria-label={it('alarms')}>{alarms.map((a) => <One key={a.id} alarm={a} onDone={list.reload} />)}</div>;
}

function One({ alarm, onDone }: { alarm: DeskItemAlarm; onDone(): void }) {
  const { contest } = useContest();
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
      {alarm.question_id && <p class="small"><a href={paths.question(contest.id, alarm.bank_id, alarm.question_id)}>{it('openQuestion')}</a></p>}
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
