import { useState } from 'preact/hooks';
import { Button, Dialog, Notice, Select, TextField } from '../../../kit/components';
import { useAction } from '../../core/action';
import { fromLocalInput, toLocalInput } from '../../core/moment';
import { CopyBox } from '../../ui/CopyBox';
import { FailureNotice } from '../../ui/FailureNotice';
import { air as calls } from '../calls';
import { useOnAir } from '../context';
import { className } from '../labels';
import type { TokenEdit, TokenMade } from '../wire';
import { at } from '../words';

const classes: TokenEdit['class'][] = ['view', 'feed', 'ctl', 'mc'];

/** Makes a token, then shows its secret and the addresses that carry it: this once. */
export function TokenForm({ onClose }: { onClose(): void }) {
  const { contest, air, output, refresh } = useOnAir();
  const [edit, setEdit] = useState<TokenEdit>({ class: 'view', name: '', output: output?.id ?? '', expires_ms: 0 });
  const [made, setMade] = useState<TokenMade | undefined>();
  const set = (change: Partial<TokenEdit>) => setEdit({ ...edit, ...change });
  const save = useAction(async () => {
    setMade(await calls.addToken(contest, edit));
    await refresh();
  });
  if (made) {
    return (
      <Dialog wide title={at('tokenMade', { name: made.token.name })} onClose={onClose} actions={<Button kind="primary" onClick={onClose}>{at('keptIt')}</Button>}>
        <Notice kind="warn">{at('shownOnce')}</Notice>
        <CopyBox label={at('secret')} text={made.secret} />
        {made.urls.map((u) => <section key={u.url} class="stack"><h3 class="address-name">{u.label}</h3><CopyBox label={u.label} text={u.url} /></section>)}
      </Dialog>
    );
  }
  return (
    <Dialog title={at('newToken')} onClose={onClose} actions={<><Button onClick={onClose}>{at('no')}</Button><Button kind="primary" busy={save.busy} disabled={!edit.name.trim()} onClick={() => void save.run()}>{at('make')}</Button></>}>
      <Select label={at('class')} hint={at(`kh_${edit.class}`)} placeholder={null} value={edit.class} options={classes.map((c) => ({ value: c, label: className(c) }))} onValue={(c) => set({ class: c as TokenEdit['class'] })} />
      <TextField label={at('name')} hint={at('tokenNameHint')} required value={edit.name} maxLength={80} onValue={(name) => set({ name })} />
      <Select label={at('output')} placeholder={null} value={edit.output} options={[{ value: '', label: at('allOutputs') }, ...air.outputs.map((o) => ({ value: o.id, label: o.name }))]} onValue={(o) => set({ output: o })} />
      <TextField label={at('expires')} optional type="datetime-local" value={toLocalInput(edit.expires_ms)} onValue={(v) => set({ expires_ms: fromLocalInput(v) })} />
      <FailureNotice error={save.error} />
    </Dialog>
  );
}
