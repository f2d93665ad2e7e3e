import { useState } from 'preact/hooks';
import { Button, TextField, toast } from '../../kit/components';
import { dateTime, number } from '../../kit/format';
import type { DeskBank, DeskSeal } from '../../kit/wire';
import { useAction } from '../core/action';
import { calls } from '../core/calls';
import { useResource } from '../core/resource';
import { can, session } from '../core/session';
import { Badge } from '../ui/Badge';
import { FailureNotice } from '../ui/FailureNotice';
import { Loaded } from '../ui/Loaded';
import { Panel } from '../ui/Panel';
import { NewSeal } from './NewSeal';
import { lt } from './words';

/** The sealed sets of a bank, and the way to open them. */
export function Seals({ bank, onChanged }: { bank: DeskBank; onChanged(): void }) {
  const seals = useResource(`seals ${bank.id}`, () => calls.seals(bank.id));
  const [sealing, setSealing] = useState(false);
  const changed = () => {
    seals.reload();
    onChanged();
  };
  return (
    <Panel title={lt('sets')} aside={can('run_rounds') && <Button kind="primary" size="small" onClick={() => setSealing(true)}>{lt('newSet')}</Button>}>
      <Loaded of={seals}>
        {({ items }) => items.length === 0
          ? <p class="muted">{lt('noSets')}</p>
          : <ul class="plain-list">{items.map((s) => <One key={s.id} seal={s} onChanged={changed} />)}</ul>}
      </Loaded>
      {sealing && <NewSeal bank={bank} onClose={() => setSealing(false)} onSealed={changed} />}
    </Panel>
  );
}

function One({ seal, onChanged }: { seal: DeskSeal; onChanged(): void }) {
  const mine = seal.holders.some((h) => h.staff_id === session.value?.id);
  return (
    <li class="seal">
      <div class="seal-head">
        <b>{seal.name}</b>
        <Badge tone={seal.state === 'sealed' ? 'gold' : 'right'}>{lt(`state_${seal.state}`)}</Badge>
        <span class="muted small">{lt('questions', { n: number(seal.questions) })} · {lt('sealedBy', { who: seal.created_by_name, time: dateTime(seal.created_ms) })}</span>
      </div>
      {seal.released_ms ? <p class="small">{lt('releasedAt', { time: dateTime(seal.released_ms) })}</p>
        : seal.mode === 'time' ? <p class="small">{lt('opensOn', { time: dateTime(seal.opens_ms ?? 0) })}</p> : <>
          <ul class="seal-holders small">
            {seal.holders.map((h) => <li key={h.staff_id}><b>{h.name}</b>: {h.given_ms ? lt('given', { time: dateTime(h.given_ms) }) : lt('notGiven')}</li>)}
          </ul>
          {mine ? <Release seal={seal} onChanged={onChanged} /> : <p class="small muted">{lt('notYou')}</p>}
        </>}
    </li>
  );
}

function Release({ seal, onChanged }: { seal: DeskSeal; onChanged(): void }) {
  const [passphrase, setPassphrase] = useState('');
  const give = useAction(async () => {
    const now = await calls.releaseSeal(seal.id, passphrase);
    setPassphrase('');
    toast(now.state === 'released' ? lt('opened') : lt('half'), 'good', 9000);
    onChanged();
  });
  const wrong = give.error?.field('passphrase');
  return (
    <form onSubmit={(e) => { e.preventDefault(); if (passphrase) void give.run(); }}>
      <div class="seal-release">
        <TextField type="password" label={lt('passphrase')} value={passphrase} onValue={setPassphrase} autocomplete="off" error={wrong} />
        <Button type="submit" kind="primary" busy={give.busy} disabled={!passphrase}>{lt('release')}</Button>
      </div>
      {!wrong && <FailureNotice error={give.error} />}
    </form>
  );
}
