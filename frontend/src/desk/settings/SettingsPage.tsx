import { useState } from 'preact/hooks';
import { Button, Notice, Select, TextArea, TextField, toast } from '../../kit/components';
import type { ApiError } from '../../kit/api';
import type { ContestEdit, DeskContest } from '../../kit/wire';
import { useAction } from '../core/action';
import { calls } from '../core/calls';
import { useContest } from '../core/contest';
import { choices, maskingLabel } from '../core/labels';
import { can } from '../core/session';
import { useGuard } from '../core/guard';
import { FailureNotice } from '../ui/FailureNotice';
import { Page } from '../ui/Page';
import { Panel } from '../ui/Panel';
import { GroupsEditor } from './GroupsEditor';
import { RegistrationEditor } from './RegistrationEditor';
import { et } from './words';
import './settings.css';

/** What a section of the settings is given. */
export interface SettingsProps {
  edit: ContestEdit;
  onEdit(next: ContestEdit): void;
  error: ApiError | undefined;
}

function editOf({ slug, name, name_en, organiser, intro, intro_en, time_zone, registration, groups, masking, version }: DeskContest): ContestEdit {
  return { slug, name, name_en, organiser, intro, intro_en, time_zone, registration, groups, masking, version };
}

/** The contest's own facts: names, groups, what registration asks. */
export default function SettingsPage() {
  const { contest, set, reload } = useContest();
  return <Form key={contest.version} contest={contest} onSaved={(next) => set({ ...next, counts: next.counts ?? contest.counts })} onReload={reload} />;
}

function Form({ contest, onSaved, onReload }: { contest: DeskContest; onSaved(next: DeskContest): void; onReload(): void }) {
  const first = editOf(contest);
  const [edit, setEdit] = useState(first);
  const changed = JSON.stringify(edit) !== JSON.stringify(first);
  const save = useAction(async () => {
    onSaved(await calls.saveContest(contest.id, edit));
    toast(et('saved'));
  });
  useGuard(changed && !save.busy);
  const shared: SettingsProps = { edit, onEdit: setEdit, error: save.error };
  return (
    <Page title={et('title')}>
      <form class="settings" onSubmit={(e) => { e.preventDefault(); void save.run(); }} noValidate>
        <fieldset class="stack stack-wide" disabled={!can('edit_contest')}>
          <General {...shared} />
          <GroupsEditor {...shared} />
          <RegistrationEditor {...shared} />
        </fieldset>
        {save.error?.code === 'stale_version'
          ? <Notice kind="warn" alert actions={<Button size="small" onClick={onReload}>{et('reload')}</Button>}>{et('stale')}</Notice>
          : <FailureNotice error={save.error} />}
        {changed && (
          <div class="editor-bar">
            <span class="muted small" role="status">{et('unsaved')}</span>
            <Button kind="primary" type="submit" busy={save.busy}>{et('save')}</Button>
          </div>
        )}
      </form>
    </Page>
  );
}

function General({ edit, onEdit, error }: SettingsProps) {
  const field = (key: 'name' | 'name_en' | 'organiser' | 'slug') => ({ value: edit[key], onValue: (value: string) => onEdit({ ...edit, [key]: value }), error: error?.field(key) });
  return (
    <Panel title={et('general')}>
      <TextField label={et('name')} required {...field('name')} />
      <TextField label={et('nameEn')} optional {...field('name_en')} />
      <div class="cols">
        <TextField label={et('organiser')} required {...field('organiser')} />
        <TextField label={et('slug')} required {...field('slug')} />
      </div>
      <TextArea label={et('intro')} optional value={edit.intro} onValue={(intro) => onEdit({ ...edit, intro })} error={error?.field('intro')} />
      <TextArea label={et('introEn')} optional rows={2} value={edit.intro_en} onValue={(intro_en) => onEdit({ ...edit, intro_en })} />
      <Select
        label={et('masking')}
        hint={et('maskingHint')}
        placeholder={null}
        value={edit.masking}
        options={choices(maskingLabel)}
        onValue={(masking) => onEdit({ ...edit, masking: masking as ContestEdit['masking'] })}
      />
    </Panel>
  );
}
