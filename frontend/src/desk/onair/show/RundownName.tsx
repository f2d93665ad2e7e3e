import { useState } from 'preact/hooks';
import { Button, Dialog, TextField } from '../../../kit/components';
import { useAction } from '../../core/action';
import { FailureNotice } from '../../ui/FailureNotice';
import { air as calls } from '../calls';
import { useOnAir } from '../context';
import type { AirRundown } from '../wire';
import { at } from '../words';

/** Names a new rundown, or the one in sight anew. */
export function RundownName({ rundown, onClose }: { rundown: AirRundown | undefined; onClose(): void }) {
  const { contest, refresh, pickRundown } = useOnAir();
  const [name, setName] = useState(rundown?.name ?? '');
  const save = useAction(async () => {
    const saved = rundown
      ? await calls.saveRundown(rundown.id, { name, items: rundown.items, version: rundown.version })
      : await calls.addRundown(contest, { name, items: [], version: 0 });
    await refresh();
    pickRundown(saved.id);
  });
  const go = async () => { if (name.trim() && (await save.run())) onClose(); };
  return (
    <Dialog title={rundown ? at('rename') : at('newRundown')} onClose={onClose} actions={<><Button onClick={onClose}>{at('no')}</Button><Button kind="primary" busy={save.busy} onClick={() => void go()}>{at('save')}</Button></>}>
      <TextField label={at('name')} value={name} onValue={setName} required maxLength={120} onKeyDown={(e) => e.key === 'Enter' && void go()} />
      <FailureNotice error={save.error} />
    </Dialog>
  );
}
