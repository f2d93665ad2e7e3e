import { useState } from 'preact/hooks';
import { Button, TextField, toast } from '../../kit/components';
import { useAction } from '../core/action';
import { calls, type ContestantDetail } from '../core/calls';
import { FailureNotice } from '../ui/FailureNotice';
import { NumberField } from '../ui/NumberField';
import { pt } from './words';

/** More time for one person, with a reason. */
export function ExtraTime({ contestant: c, onSaved }: { contestant: ContestantDetail; onSaved(next: Partial<ContestantDetail>): void }) {
  const [percent, setPercent] = useState(c.extra_time_percent);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const save = useAction(async () => {
    await calls.extraTime(c.id, percent, reason.trim());
    onSaved({ extra_time_percent: percent });
    setReason('');
    setTried(false);
    toast(pt('extraSaved', { name: c.name }));
  });
  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim()) void save.run();
  };
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <h3>{pt('extraTitle')}</h3>
      <p class="small muted">{pt('extraHint')}</p>
      <NumberField
        label={pt('extraPercent')}
        suffix="%"
        max={200}
        step={5}
        value={percent}
        onValue={setPercent}
        error={save.error?.field('extra_time_percent')}
      />
      <TextField
        label={pt('reason')}
        hint={pt('reasonHint')}
        value={reason}
        onValue={setReason}
        required
        error={tried && !reason.trim() ? pt('reasonNeeded') : save.error?.field('reason')}
      />
      <FailureNotice error={save.error} />
      <div><Button type="submit" busy={save.busy} disabled={percent === c.extra_time_percent}>{pt('extraSave')}</Button></div>
    </form>
  );
}
