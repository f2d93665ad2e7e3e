import { useState } from 'preact/hooks';
import { Button, TextField, toast } from '../../kit/components';
import { useAction } from '../core/action';
import { calls } from '../core/calls';
import { session } from '../core/session';
import { FailureNotice } from '../ui/FailureNotice';
import { at } from './words';

export function PasswordForm() {
  const [old, setOld] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const change = useAction(async () => {
    await calls.password(old, next);
    setOld('');
    setNext('');
    setAgain('');
    setTried(false);
    toast(at('changed'));
  });
  const short = next.length < 12;
  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (old && !short && next === again) void change.run();
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
      <TextField
        type="password"
        label={at('next')}
        hint={at('nextHint')}
        value={next}
        onValue={setNext}
        autocomplete="new-password"
        required
        error={tried && short ? at('short') : change.error?.field('new')}
      />
      <TextField
        type="password"
        label={at('again')}
        value={again}
        onValue={setAgain}
        autocomplete="new-password"
        required
        error={tried && again !== next ? at('different') : undefined}
      />
      <FailureNotice error={change.error} />
      <div><Button kind="primary" type="submit" busy={change.busy}>{at('change')}</Button></div>
    </form>
  );
}
