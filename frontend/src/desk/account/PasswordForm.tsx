import { useState } from 'preact/hooks';
import { Button, TextField, toast } from '../../kit/components';
import { useAction } from '../core/action';
import { calls } from '../core/calls';
import { session } from '../core/session';
import { FailureNotice } from '../ui/FailureNotice';
import { NewSecret, useNewSecret } from './NewSecret';
import { at } from './words';

export function PasswordForm() {
  const [old, setOld] = useState('');
  const next = useNewSecret();
  const change = useAction(async () => {
    await calls.password(old, next.value);
    setOld('');
    next.clear();
    toast(at('changed'));
  });
  const submit = (event: Event) => {
    event.preventDefault();
    if (next.ready() && old) void change.run();
  };
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <input type="email" name="email" autocomplete="username" value={session.value?.email} hidden readOnly />
      <TextField
        type="password"
        label={at('old')}
        value={old}
        onValue={setOld}
        autocomplete="current-password"
        required
        error={change.error?.field('old')}
      />
      <NewSecret
        of={next}
        words={{ next: at('next'), hint: at('nextHint'), again: at('again'), short: at('short'), different: at('different') }}
        autocomplete="new-password"
        error={change.error?.field('new')}
      />
      <FailureNotice error={change.error} />
      <div><Button kind="primary" type="submit" busy={change.busy}>{at('change')}</Button></div>
    </form>
  );
}
