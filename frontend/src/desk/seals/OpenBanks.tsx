import { useState } from 'preact/hooks';
import { Button, Checkbox, Notice, TextField, toast } from '../../kit/components';
import { dateTime, number } from '../../kit/format';
import type { DeskBank, DeskOpenBank, DeskRound, OpenBankEdit } from '../../kit/wire';
import { kt } from '../../kit/words';
import { useAction } from '../core/action';
import { calls } from '../core/calls';
import { named, useContest } from '../core/contest';
import { fromLocalInput, toLocalInput } from '../core/moment';
import { useResource } from '../core/resource';
import { can } from '../core/session';
import { FailureNotice } from '../ui/FailureNotice';
import { Loaded } from '../ui/Loaded';
import { Panel } from '../ui/Panel';
import { exposed } from './exposed';
import { lt } from './words';

/** What of a bank the public may read and practise on. */
export function OpenBanks({ bank }: { bank: DeskBank }) {
  const { contest } = useContest();
  const open = useResource(`open-banks ${contest.id}`, () => calls.openBanks(contest.id));
  const rounds = useResource(`rounds ${contest.id}`, () => calls.rounds(contest.id)).data?.items ?? [];
  const [making, setMaking] = useState(false);
  const ofBank = (all: DeskOpenBank[]) => all.filter((o) => o.bank_id === bank.id);
  const edits = can('edit_contest');
  return (
    <Panel title={lt('open')} aside={edits && !making && <Button size="small" onClick={() => setMaking(true)}>{lt('newOpen')}</Button>}>
      <p class="small muted">{lt('openLead')}</p>
      <Loaded of={open}>
        {({ items }) => ofBank(items).length === 0
          ? <p class="muted small">{lt('noOpen')}</p>
          : <ul class="plain-list">{ofBank(items).map((o) => <One key={o.id} open={o} rounds={rounds} edits={edits} onChanged={open.reload} />)}</ul>}
      </Loaded>
      {making && <NewOpen bank={bank} rounds={rounds} onCancel={() => setMaking(false)} onDone={() => { setMaking(false); open.reload(); }} />}
    </Panel>
  );
}

function One({ open, rounds, edits, onChanged }: { open: DeskOpenBank; rounds: readonly DeskRound[]; edits: boolean; onChanged(): void }) {
  const risk = exposed(open, open.bank_id, rounds, Date.now());
  const withdraw = useAction(async () => {
    await calls.withdrawBank(open.id);
    onChanged();
  });
  const what = [open.readable && lt('reading'), open.practice && lt('practice'), open.with_answers ? lt('withAnswers') : lt('withoutAnswers'),
    lt('openSince', { time: dateTime(open.opens_ms) }), open.closes_ms && lt('linkEnds', { time: dateTime(open.closes_ms) }), lt('questions', { n: number(open.questions) })];
  return (
    <li class="seal">
      <div class="seal-head">
        <b>{open.title}</b><span class="small muted">{what.filter(Boolean).join(' · ')}</span>
        {edits && <Button size="small" kind="quiet" busy={withdraw.busy} onClick={() => void withdraw.run()}>{lt('withdraw')}</Button>}
      </div>
      {risk.length > 0 && <Notice kind="warn">{lt('riskNow', { rounds: listed(risk) })}</Notice>}
      <FailureNotice error={withdraw.error} />
    </li>
  );
}

/** “Tuần 2” (00:00, 22/11/2026), “Tuần 3” (…). */
function listed(rounds: readonly DeskRound[]): string {
  return rounds.map((r) => lt('riskRound', { name: named(r), time: dateTime(r.opens_ms) })).join(', ');
}

interface NewOpenProps {
  bank: DeskBank;
  rounds: readonly DeskRound[];
  onDone(): void;
  onCancel(): void;
}

function NewOpen({ bank, rounds, onDone, onCancel }: NewOpenProps) {
  const [edit, setEdit] = useState<OpenBankEdit>({ title: bank.name, title_en: '', topics: [], readable: true, practice: true, with_answers: true, opens_ms: Math.floor(Date.now() / 60_000) * 60_000 });
  const set = (change: Partial<OpenBankEdit>) => setEdit({ ...edit, ...change });
  const risk = exposed(edit, bank.id, rounds, Date.now());
  const toggle = (id: string, on: boolean) => set({ topics: on ? [...edit.topics, id] : edit.topics.filter((t) => t !== id) });
  const publish = useAction(async () => {
    await calls.publishBank(bank.id, edit);
    toast(lt('published'));
    onDone();
  });
  return (
    <form class="stack" onSubmit={(e) => { e.preventDefault(); void publish.run(); }}>
      <div class="grid-2">
        <TextField label={lt('openTitle')} value={edit.title} onValue={(title) => set({ title })} required error={publish.error?.field('title')} />
        <TextField label={lt('openTitleEn')} value={edit.title_en} onValue={(title_en) => set({ title_en })} />
        <TextField type="datetime-local" label={lt('openFrom')} value={toLocalInput(edit.opens_ms)} onValue={(v) => set({ opens_ms: fromLocalInput(v) })} required />
        <TextField type="datetime-local" label={lt('openUntil')} value={toLocalInput(edit.closes_ms ?? 0)} onValue={(v) => set({ closes_ms: fromLocalInput(v) })} error={publish.error?.field('closes_ms')} />
      </div>
      <Checkbox checked={edit.readable} onChecked={(readable) => set({ readable })} error={publish.error?.field('readable')}>{lt('openRead')}</Checkbox>
      <Checkbox checked={edit.practice} onChecked={(practice) => set({ practice })}>{lt('openPractice')}</Checkbox>
      <Checkbox checked={edit.with_answers} onChecked={(with_answers) => set({ with_answers })}>{lt('openAnswers')}</Checkbox>
      {bank.topics.length > 1 && (
        <fieldset class="field">
          <legend class="field-label">{lt('openTopics')}</legend>
          <p class="field-hint">{lt('openTopicsHint')}</p>
          <div class="open-topics">{bank.topics.map((t) => <Checkbox key={t.id} checked={edit.topics.includes(t.id)} onChecked={(on) => toggle(t.id, on)}>{named(t)}</Checkbox>)}</div>
        </fieldset>
      )}
      {risk.length > 0 && <Notice kind="warn" alert title={lt('riskTitle')}>{lt('risk', { rounds: listed(risk) })}</Notice>}
      <FailureNotice error={publish.error} />
      <div class="row"><Button type="submit" kind="primary" busy={publish.busy}>{lt('publish')}</Button><Button onClick={onCancel}>{kt('cancel')}</Button></div>
    </form>
  );
}
