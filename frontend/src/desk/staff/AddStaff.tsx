import { useState } from 'preact/hooks';
import { Button, Dialog, TextField, toast } from '../../kit/components';
import { kt } from '../../kit/words';
import type { DeskContest } from '../../kit/wire';
import { useAction } from '../core/action';
import { calls, type Grants } from '../core/calls';
import { FailureNotice } from '../ui/FailureNotice';
import { GrantsEditor } from './GrantsEditor';
import { makePassword } from './password';
import { ft } from './words';

/** A new person at the desk. */
export function AddStaff({ contests, onClose, onDone }: { contests: readonly DeskContest[]; onClose(): void; onDone(): void }) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [grants, setGrants] = useState<Grants>([{ role: 'organiser' }]);
  const add = useAction(async () => {
    await calls.addStaff({ name: name.trim(), email: email.trim(), password, grants });
    toast(ft('added', { name: name.trim() }));
    onDone();
    onClose();
  });
  const ready = name.trim() && email.includes('@') && password.length >= 12;
  return (
    <Dialog
      title={ft('addTitle')}
      onClose={onClose}
      actions={<><Button onClick={onClose}>{kt('cancel')}</Button><Button kind="primary" busy={add.busy} disabled={!ready} onClick={() => void add.run()}>{ft('add')}</Button></>}
    >
      <TextField label={ft('name')} value={name} onValue={setName} autofocus required autocomplete="off" error={add.error?.field('name')} />
      <TextField label={ft('email')} type="email" value={email} onValue={setEmail} required autocomplete="off" error={add.error?.field('email')} />
      <div class="row row-end">
        <div class="staff-password">
          <TextField
            label={ft('password')}
            hint={ft('passwordHint')}
            value={password}
            onValue={setPassword}
            required
            autocomplete="off"
            error={add.error?.field('password')}
          />
        </div>
        <Button onClick={() => setPassword(makePassword())}>{ft('generate')}</Button>
      </div>
      <GrantsEditor grants={grants} contests={contests} onGrants={setGrants} />
      <FailureNotice error={add.error} />
    </Dialog>
  );
}
