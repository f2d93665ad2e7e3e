import { useState } from 'preact/hooks';
import { Button, Checkbox, TextField, toast } from '../../kit/components';
import type { DeskContest, StaffRow } from '../../kit/wire';
import { useAction } from '../core/action';
import { calls } from '../core/calls';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { FailureNotice } from '../ui/FailureNotice';
import { GrantsEditor } from './GrantsEditor';
import { ft } from './words';

/** One person's name, roles, password and sessions. */
export function StaffForm({ person, contests, onSaved }: { person: StaffRow; contests: readonly DeskContest[]; onSaved(): void }) {
  const [name, setName] = useState(person.name);
  const [active, setActive] = useState(person.active);
  const [grants, setGrants] = useState(person.grants);
  const [password, setPassword] = useState('');
  const [revoking, setRevoking] = useState(false);
  const save = useAction(async () => {
    await calls.saveStaff(person.id, { name: name.trim(), active, grants, ...(password ? { password } : {}) });
    setPassword('');
    toast(ft('saved', { name: name.trim() }));
    onSaved();
  });
  return (
    <form class="stack stack-wide" onSubmit={(e) => { e.preventDefault(); void save.run(); }} noValidate>
      <p class="muted">{person.email}</p>
      <TextField label={ft('name')} value={name} onValue={setName} required error={save.error?.field('name')} />
      <Checkbox checked={active} onChecked={setActive} hint={ft('activeHint')}>{ft('active')}</Checkbox>
      <GrantsEditor grants={grants} contests={contests} onGrants={setGrants} />
      <TextField
        label={ft('newPassword')}
        hint={ft('newPasswordHint')}
        optional
        value={password}
        onValue={setPassword}
        autocomplete="off"
        error={save.error?.field('password')}
      />
      <FailureNotice error={save.error} />
      <div class="form-actions">
        <Button
          kind="primary"
          type="submit"
          busy={save.busy}
          disabled={!name.trim() || (password !== '' && password.length < 12)}>{ft('save')}</Button
        >
        {person.sessions > 0 && <Button kind="danger" onClick={() => setRevoking(true)}>{ft('revoke')}</Button>}
      </div>
      {revoking && (
        <ConfirmDialog
          title={ft('revokeTitle', { name: person.name })}
          confirm={ft('revoke')}
          danger
          onClose={() => setRevoking(false)}
          onConfirm={async () => {
            await calls.revokeSessions(person.id);
            toast(ft('revoked', { name: person.name }));
            onSaved();
          }}
        >
          <p>{ft('revokeText', { n: person.sessions })}</p>
        </ConfirmDialog>
      )}
    </form>
  );
}
