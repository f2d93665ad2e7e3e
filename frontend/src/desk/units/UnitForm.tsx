import { useState } from 'preact/hooks';
import { Button, TextArea, TextField, toast } from '../../kit/components';
import type { DeskUnit } from '../../kit/wire';
import { useAction } from '../core/action';
import { calls } from '../core/calls';
import { useContest } from '../core/contest';
import { can } from '../core/session';
import { FailureNotice } from '../ui/FailureNotice';
import { NumberField } from '../ui/NumberField';
import { nt } from './words';

/** Everything about one unit. */
export function UnitForm({ unit, onSaved }: { unit: DeskUnit; onSaved(next: DeskUnit): void }) {
  const { contest } = useContest();
  const [edit, setEdit] = useState(unit);
  const set = (change: Partial<DeskUnit>) => setEdit({ ...edit, ...change });
  const save = useAction(async () => {
    const next = await calls.saveUnit(contest.id, { ...edit, name: edit.name.trim() });
    onSaved({ ...edit, ...next });
    toast(nt('saved', { name: edit.name }));
  });
  const error = (field: string) => save.error?.field(field);
  return (
    <form class="stack" onSubmit={(e) => { e.preventDefault(); void save.run(); }} noValidate>
      <fieldset class="stack" disabled={!can('edit_contest')}>
        <TextField label={nt('name')} value={edit.name} onValue={(name) => set({ name })} required error={error('name')} />
        <div class="cols">
          <TextField label={nt('kind')} value={edit.kind} onValue={(kind) => set({ kind })} error={error('kind')} />
          <TextField label={nt('block')} value={edit.block} onValue={(block) => set({ block })} error={error('block')} />
        </div>
        <NumberField label={nt('headcount')} value={edit.headcount} onValue={(headcount) => set({ headcount })} error={error('headcount')} />
        <TextArea
          label={nt('aliases')}
          hint={nt('aliasesHint')}
          rows={3}
          value={edit.aliases.join('\n')}
          onValue={(text) => set({ aliases: text.split('\n') })}
          error={error('aliases')}
        />
        <div class="cols">
          <TextField
            type="date"
            label={nt('validFrom')}
            optional
            value={edit.valid_from ?? ''}
            onValue={(v) => set({ valid_from: v || undefined })}
            error={error('valid_from')}
          />
          <TextField
            type="date"
            label={nt('validTo')}
            optional
            value={edit.valid_to ?? ''}
            onValue={(v) => set({ valid_to: v || undefined })}
            error={error('valid_to')}
          />
        </div>
        <FailureNotice error={save.error} />
        {can('edit_contest') && <div><Button kind="primary" type="submit" busy={save.busy} disabled={!edit.name.trim()}>{nt('save')}</Button></div>}
      </fieldset>
    </form>
  );
}
