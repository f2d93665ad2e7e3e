import { useState } from 'preact/hooks';
import { Button, Checkbox, Notice, TextField } from '../../kit/components';
import { dateTime, number } from '../../kit/format';
import type { DeskBank, DeskPreview } from '../../kit/wire';
import { useAction } from '../core/action';
import { calls } from '../core/calls';
import { useResource } from '../core/resource';
import { can } from '../core/session';
import { CopyBox } from '../ui/CopyBox';
import { FailureNotice } from '../ui/FailureNotice';
import { Loaded } from '../ui/Loaded';
import { Panel } from '../ui/Panel';
import { lt } from './words';
import './seals.css';

/** Read-only links to a bank, or to one of its questions, for people without an account. */
export function Previews({ bank, question }: { bank: DeskBank; question?: string }) {
  const links = useResource(`previews ${bank.id}`, () => calls.previews(bank.id));
  const shown = (all: DeskPreview[]) => (question ? all.filter((p) => p.question === question) : all);
  return (
    <Panel title={lt('links')}>
      <p class="small muted">{lt('linksLead')}</p>
      <Loaded of={links}>
        {({ items }) => shown(items).length === 0
          ? <p class="muted small">{lt('noLinks')}</p>
          : <ul class="plain-list">{shown(items).map((p) => <One key={p.id} link={p} onChanged={links.reload} />)}</ul>}
      </Loaded>
      {can('comment_questions') && <NewLink bank={bank} question={question} onMade={links.reload} />}
    </Panel>
  );
}

function One({ link, onChanged }: { link: DeskPreview; onChanged(): void }) {
  const revoke = useAction(async () => {
    await calls.revokePreview(link.id);
    onChanged();
  });
  const over = link.expires_ms < Date.now();
  const state = link.revoked_ms ? lt('linkRevoked') : over ? lt('linkOver') : lt('linkEnds', { time: dateTime(link.expires_ms) });
  return (
    <li class="seal">
      <div class="seal-head">
        <b>{link.name}</b>
        <span class="small muted">{[link.question ? lt('linkOne') : lt('linkWhole'), link.with_key ? lt('withAnswers') : lt('withoutAnswers'), state, lt('linkOpened', { n: number(link.opened) })].join(' · ')}</span>
        {!link.revoked_ms && !over && can('comment_questions') && <Button size="small" kind="quiet" busy={revoke.busy} onClick={() => void revoke.run()}>{lt('revoke')}</Button>}
      </div>
      <FailureNotice error={revoke.error} />
    </li>
  );
}

function NewLink({ bank, question, onMade }: { bank: DeskBank; question?: string; onMade(): void }) {
  const [name, setName] = useState('');
  const [days, setDays] = useState('7');
  const [withKey, setWithKey] = useState(false);
  const [address, setAddress] = useState('');
  const make = useAction(async () => {
    const made = await calls.makePreview(bank.id, { question, name, with_key: withKey, expires_ms: Date.now() + Number(days) * 86_400_000 - 60_000 });
    setAddress(`${location.origin}/preview#${made.token}`);
    setName('');
    onMade();
  });
  return (
    <form class="stack" onSubmit={(e) => { e.preventDefault(); void make.run(); }}>
      <div class="seal-release">
        <TextField label={lt('linkFor')} value={name} onValue={setName} error={make.error?.field('name')} />
        <TextField type="number" label={lt('linkDays')} value={days} onValue={setDays} min={1} max={30} error={make.error?.field('expires_ms')} />
      </div>
      <Checkbox checked={withKey} onChecked={setWithKey}>{lt('linkKey')}</Checkbox>
      <FailureNotice error={make.error} />
      <div><Button type="submit" size="small" busy={make.busy} disabled={!name.trim()}>{lt('newLink')}</Button></div>
      {address && <><Notice kind="good">{lt('linkMade')}</Notice><CopyBox text={address} label={lt('linkAddress')} /></>}
    </form>
  );
}
