import { useState } from 'preact/hooks';
import { Button, Checkbox, Choices, Dialog, Notice, Select, TextField, toast } from '../../kit/components';
import { date, number } from '../../kit/format';
import type { DeskBank, SealPost } from '../../kit/wire';
import { kt } from '../../kit/words';
import { useAction } from '../core/action';
import { calls } from '../core/calls';
import { named, useContest } from '../core/contest';
import { fromLocalInput, toLocalInput } from '../core/moment';
import { useResource } from '../core/resource';
import { FailureNotice } from '../ui/FailureNotice';
import { Loaded } from '../ui/Loaded';
import { lt } from './words';

/** Chooses what to seal and who opens it, and says what will happen. */
export function NewSeal({ bank, onClose, onSealed }: { bank: DeskBank; onClose(): void; onSealed(): void }) {
  const { contest } = useContest();
  const holders = useResource(`key-holders ${contest.id}`, () => calls.keyHolders(contest.id));
  const [edit, setEdit] = useState<SealPost>({ name: '', topics: [], level: 0, mode: 'people', holders: [] });
  const set = (change: Partial<SealPost>) => setEdit({ ...edit, ...change });
  const seal = useAction(async () => {
    const made = await calls.seal(bank.id, edit);
    toast([lt('sealed', { n: number(made.questions) }), made.copies ? lt('copies', { n: number(made.copies) }) : ''].filter(Boolean).join(' '), made.copies ? 'bad' : 'good', 12_000);
    onSealed();
    onClose();
  });
  const toggle = (id: string, on: boolean) => set({ holders: on ? [...edit.holders, id] : edit.holders.filter((h) => h !== id) });
  return (
    <Dialog
      title={lt('newSet')}
      onClose={onClose}
      wide
      actions={<>
        <Button onClick={onClose}>{kt('cancel')}</Button>
        <Button kind="danger" busy={seal.busy} onClick={() => void seal.run()}>{lt('sealNow')}</Button>
      </>}
    >
      <div class="stack">
        <TextField label={lt('name')} hint={lt('nameHint')} value={edit.name} onValue={(name) => set({ name })} required autofocus error={seal.error?.field('name')} />
        {bank.topics.length > 0 && (
          <Select
            label={lt('topic')}
            placeholder={null}
            value={edit.topics[0] ?? ''}
            options={[{ value: '', label: lt('allTopics') }, ...bank.topics.map((t) => ({ value: t.id, label: named(t) }))]}
            onValue={(id) => set({ topics: id ? [id] : [] })}
          />
        )}
        <Choices
          name="mode"
          label={lt('mode')}
          value={edit.mode}
          options={[{ value: 'people', label: lt('mode_people') }, { value: 'time', label: lt('mode_time') }]}
          onValue={(mode) => set({ mode })}
        />
        {edit.mode === 'time'
          ? <TextField type="datetime-local" label={lt('opensAt')} hint={lt('timeHint')} value={toLocalInput(edit.opens_ms ?? 0)} onValue={(v) => set({ opens_ms: fromLocalInput(v) })} required error={seal.error?.field('opens_ms')} />
          : (
            <fieldset class={`field${seal.error?.field('holders') ? ' field-wrong' : ''}`}>
              <legend class="field-label">{lt('holders')}</legend>
              <p class="field-hint">{lt('holdersHint')}</p>
              <Loaded of={holders}>
                {({ items }) => items.length < 2
                  ? <Notice kind="warn">{lt('noHolders')}</Notice>
                  : <>{items.map((k) => (
                    <Checkbox key={k.staff_id} checked={edit.holders.includes(k.staff_id)} onChecked={(on) => toggle(k.staff_id, on)} hint={<span class="seal-print">{k.fingerprint} · {lt('since', { date: date(k.since_ms) })}</span>}>{k.name}</Checkbox>
                  ))}</>}
              </Loaded>
            </fieldset>
          )}
        <Notice kind="warn"><ul class="seal-warning"><li>{lt('what')}</li><li>{lt('drafts')}</li>{edit.mode === 'people' && <li>{lt('lost')}</li>}</ul></Notice>
        <FailureNotice error={seal.error} />
      </div>
    </Dialog>
  );
}
