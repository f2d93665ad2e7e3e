import { useState } from 'preact/hooks';
import { Button, toast } from '../../../kit/components';
import { useAction } from '../../core/action';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { FailureNotice } from '../../ui/FailureNotice';
import { Reorder } from '../../ui/Reorder';
import { air as calls } from '../calls';
import { useOnAir } from '../context';
import { exportRundown, readRundown } from '../rundown-file';
import { explainAir, templateName } from '../labels';
import { uuid } from '../uuid';
import type { AirItem, AirRundown } from '../wire';
import { at } from '../words';

/** Order, removal, files. Every change is saved at once, against the version that was seen. */
export function RundownEditor({ rundown, onEdit }: { rundown: AirRundown; onEdit(item: AirItem): void }) {
  const { refresh } = useOnAir();
  const [removing, setRemoving] = useState(false);
  const save = useAction(async (items: AirItem[]) => {
    await calls.saveRundown(rundown.id, { name: rundown.name, version: rundown.version, items });
    await refresh();
  });
  const remove = async () => { await calls.removeRundown(rundown.id); await refresh(); };
  const load = async (file: File | undefined) => {
    if (!file) return;
    try {
      await save.run([...rundown.items, ...readRundown(await file.text(), uuid)]);
    } catch (error) {
      toast(explainAir(error), 'bad', 8000);
    }
  };
  return (
    <div class="stack">
      <Reorder items={rundown.items} label={at('rundown')} id={(i) => i.id} name={(i) => i.label} disabled={save.busy} onChange={(items) => void save.run(items)}>
        {(i) => <><button type="button" class="link" onClick={() => onEdit(i)}>{i.label}</button><span class="sub">{templateName(i.template)}</span></>}
      </Reorder>
      <FailureNotice error={save.error} />
      <div class="row">
        <Button size="small" onClick={() => exportRundown(rundown)}>{at('exportFile')}</Button>
        <label class="button button-secondary button-small file-button">{at('importFile')}<input class="visually-hidden" type="file" accept="application/json,.json" onChange={(e) => void load(e.currentTarget.files?.[0])} /></label>
        <Button size="small" kind="quiet" onClick={() => setRemoving(true)}>{at('removeRundown')}</Button>
      </div>
      {removing && <ConfirmDialog title={at('removeRundownTitle', { name: rundown.name })} confirm={at('removeRundown')} danger onConfirm={remove} onClose={() => setRemoving(false)}><p>{at('removeRundownText', { n: rundown.items.length })}</p></ConfirmDialog>}
    </div>
  );
}
