import { useState } from 'preact/hooks';
import { Button, Dialog } from '../../../kit/components';
import { useAction } from '../../core/action';
import { FailureNotice } from '../../ui/FailureNotice';
import { air as calls } from '../calls';
import { useOnAir } from '../context';
import type { AirItem, AirRundown } from '../wire';
import { at } from '../words';
import { ItemForm } from './ItemForm';

/** One item of a rundown, new or known. What is on air keeps what it was when it was cued. */
export function ItemDialog({ item, rundown, onClose }: { item: AirItem; rundown: AirRundown; onClose(): void }) {
  const { refresh, setFocus, cue } = useOnAir();
  const [edit, setEdit] = useState(item);
  const known = rundown.items.some((i) => i.id === item.id);
  const save = useAction(async () => {
    await calls.saveItem(rundown.id, edit);
    await refresh();
    setFocus(edit.id);
  });
  const remove = useAction(async () => { await calls.removeItem(rundown.id, item.id); await refresh(); });
  const done = async (then?: () => void) => {
    if (!(await save.run())) return;
    then?.();
    onClose();
  };
  return (
    <Dialog
      wide
      title={known ? at('editItem', { label: item.label }) : at('addItem')}
      onClose={onClose}
      actions={<>
        {known && <Button kind="quiet" busy={remove.busy} onClick={async () => { if (await remove.run()) onClose(); }}>{at('removeItem')}</Button>}
        <Button onClick={onClose}>{at('no')}</Button>
        <Button busy={save.busy} onClick={() => void done(() => cue(edit))}>{at('saveAndCue')}</Button>
        <Button kind="primary" busy={save.busy} onClick={() => void done()}>{at('save')}</Button>
      </>}
    >
      <ItemForm item={edit} onItem={setEdit} />
      <FailureNotice error={save.error ?? remove.error} />
    </Dialog>
  );
}
