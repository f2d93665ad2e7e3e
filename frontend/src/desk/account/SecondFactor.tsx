import { useState } from 'preact/hooks';
import { Button, Dialog, TextField, toast } from '../../kit/components';
import { kt } from '../../kit/words';
import type { TotpSetup } from '../../kit/wire';
import { useAction } from '../core/action';
import { calls } from '../core/calls';
import { patchSession } from '../core/session';
import { Badge } from '../ui/Badge';
import { FailureNotice } from '../ui/FailureNotice';
import { at } from './words';

/** A code from the phone beside the password: on, off, and how. */
export function SecondFactor({ on }: { on: boolean }) {
  const [setup, setSetup] = useState<TotpSetup | undefined>();
  const [leaving, setLeaving] = useState(false);
  const begin = useAction(async () => setSetup(await calls.totpBegin()));
  return (
    <>
      <p class="muted small">{at('totpLead')}</p>
      <div><Badge tone={on ? 'right' : 'gold'}>{on ? at('totpOn') : at('totpOff')}</Badge></div>
      <FailureNotice error={begin.error} />
      {on && <div><Button kind="danger" onClick={() => setLeaving(true)}>{at('disable')}</Button></div>}
      {!on && !setup && <div><Button busy={begin.busy} onClick={() => void begin.run()}>{at('begin')}</Button></div>}
      {!on && setup && <TurnOn setup={setup} onDone={() => setSetup(undefined)} />}
      {leaving && <TurnOff onClose={() => setLeaving(false)} />}
    </>
  );
}

const digits = (text: string) => text.replace(/\D/g, '').slice(0, 6);

function TurnOn({ setup, onDone }: { setup: TotpSetup; onDone(): void }) {
  const [code, setCode] = useState('');
  const turn = useAction(async () => {
    await calls.totpOn(code);
    patchSession({ totp: true });
    toast(at('enabled'));
    onDone();
  });
  return (
    <form class="stack" onSubmit={(e) => { e.preventDefault(); if (code.length === 6) void turn.run(); }} noValidate>
      <p>{at('scan')}</p>
      <img class="totp-qr" src={`data:image/svg+xml,${encodeURIComponent(setup.qr_svg)}`} alt={at('qr')} width="180" height="180" />
      <p class="small">{at('secret')} <span class="code">{setup.secret.replace(/(.{4})(?=.)/g, '$1 ')}</span></p>
      <TextField
        label={at('code')}
        hint={at('codeHint')}
        value={code}
        onValue={(v) => setCode(digits(v))}
        inputmode="numeric"
        autocomplete="one-time-code"
        required
        error={turn.error?.field('code')}
      />
      <FailureNotice error={turn.error} />
      <div><Button kind="primary" type="submit" busy={turn.busy} disabled={code.length !== 6}>{at('confirm')}</Button></div>
    </form>
  );
}

function TurnOff({ onClose }: { onClose(): void }) {
  const [code, setCode] = useState('');
  const turn = useAction(async () => {
    await calls.totpOff(code);
    patchSession({ totp: false });
    toast(at('disabled'));
    onClose();
  });
  return (
    <Dialog
      title={at('disableTitle')}
      onClose={onClose}
      actions={<><Button onClick={onClose}>{kt('cancel')}</Button><Button kind="danger" busy={turn.busy} disabled={code.length !== 6} onClick={() => void turn.run()}>{at('disable')}</Button></>}
    >
      <p>{at('disableText')}</p>
      <TextField
        label={at('code')}
        value={code}
        onValue={(v) => setCode(digits(v))}
        inputmode="numeric"
        autocomplete="one-time-code"
        autofocus
        required
      />
      <FailureNotice error={turn.error} />
    </Dialog>
  );
}
