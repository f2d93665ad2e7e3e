import { useState } from 'preact/hooks';
import { Button, Notice, TextField, toast } from '../../kit/components';
import { dateTime } from '../../kit/format';
import { NewSecret, useNewSecret } from '../account/NewSecret';
import { useAction } from '../core/action';
import { calls } from '../core/calls';
import { useResource } from '../core/resource';
import { FailureNotice } from '../ui/FailureNotice';
import { Loaded } from '../ui/Loaded';
import { Panel } from '../ui/Panel';
import { lt } from './words';
import './seals.css';

/** One's own key for opening sealed sets. */
export function ReleaseKey() {
  const key = useResource('release-key', calls.releaseKey);
  return (
    <Panel title={lt('key')}>
      <p class="small muted">{lt('keyLead')}</p>
      <Loaded of={key}>
        {(mine) => <>
          {mine.key
            ? <p>{lt('keyNow', { print: mine.key.fingerprint, time: dateTime(mine.key.since_ms) })}</p>
            : <p>{lt('keyNone')}</p>}
          {mine.key && <Notice kind="warn">{lt('keyAgain')}</Notice>}
          <SetKey onSet={key.reload} />
        </>}
      </Loaded>
    </Panel>
  );
}

function SetKey({ onSet }: { onSet(): void }) {
  const [password, setPassword] = useState('');
  const next = useNewSecret();
  const save = useAction(async () => {
    await calls.setReleaseKey(password, next.value);
    setPassword('');
    next.clear();
    toast(lt('keyDone'));
    onSet();
  });
  const submit = (event: Event) => {
    event.preventDefault();
    if (next.ready() && password) void save.run();
  };
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <TextField type="password" label={lt('password')} value={password} onValue={setPassword} autocomplete="current-password" required error={save.error?.field('password')} />
      <NewSecret
        of={next}
        words={{ next: lt('passphraseNew'), hint: lt('passphraseHint'), again: lt('passphraseAgain'), short: lt('passphraseShort'), different: lt('passphraseDiffers') }}
        autocomplete="off"
        error={save.error?.field('passphrase')}
      />
      <FailureNotice error={save.error} />
      <div><Button type="submit" busy={save.busy}>{lt('keySet')}</Button></div>
    </form>
  );
}
