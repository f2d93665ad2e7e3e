import { useState } from 'preact/hooks';
import { Button, Combobox, TextArea, TextField, toast } from '../../kit/components';
import type { DeskUnit } from '../../kit/wire';
import { useAction } from '../core/action';
import { calls } from '../core/calls';
import { useContest } from '../core/contest';
import { matcher } from '../core/search';
import { can } from '../core/session';
import { FailureNotice } from '../ui/FailureNotice';
import { NumberField } from '../ui/NumberField';
import { nt } from './words';

/** A unit that nobody has entered yet. */
export const blankUnit: DeskUnit = { id: '', name: '', kind: '', block: '', headcount: 0, aliases: [], participants: 0 };

/** Everything about one unit, or about a new one, whose id is empty. */
export function UnitForm({ unit, units, onSaved }: { unit: DeskUnit; units: readonly DeskUnit[]; onSaved(next: DeskUnit): void }) {
  const { contest } = useContest();
  const [edit, setEdit] = useState(unit);
  const set = (change: Partial<DeskUnit>) => setEdit({ ...edit, ...change });
  const save = useAction(async () => {
    const wanted = { ...edit, name: edit.name.trim() };
    const next = edit.id ? await calls.saveUnit(contest.id, wanted) : await calls.addUnit(contest.id, wanted);
    onSaved({ ...edit, ...next });
    toast(nt(edit.id ? 'saved' : 'madeUnit', { name: next.name }));
  });
  const error = (field: string) => save.error?.field(field);
  return (
    <form class="stack" onSubmit={(e) => { e.preventDefault(); void save.run(); }} noValidate>
      <fieldset class="stack" disabled={!can('edit_contest')}>
        <TextField label={nt('name')} value={edit.name} onValue={(name) => set({ name })} required error={error('name')} />
        <Parent edit={edit} units={units} onChange={(parent_id) => set({ parent_id })} error={error('parent_id')} />
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

/** The unit above: none, or one that is found by typing. */
function Parent({ edit, units, onChange, error }: { edit: DeskUnit; units: readonly DeskUnit[]; onChange(id: string | undefined): void; error: string | undefined }) {
  const above = units.find((u) => u.id === edit.parent_id);
  const search = async (text: string) => {
    const fits = matcher(text);
    return units.filter((u) => u.id !== edit.id && fits(`${u.name} ${u.aliases.join(' ')}`)).slice(0, 20).map((u) => ({ id: u.id, label: u.name, note: u.block || u.kind }));
  };
  return <Combobox label={nt('parent')} optional hint={nt('parentHint')} value={above && { id: above.id, label: above.name }} onValue={(m) => onChange(m?.id)} search={search} error={error} />;
}
