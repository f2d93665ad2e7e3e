import { useEffect, useRef, useState } from 'preact/hooks';
import { Button, Select } from '../../../kit/components';
import { Panel } from '../../ui/Panel';
import { useOnAir } from '../context';
import { ItemDialog } from '../item/ItemDialog';
import { newItem, templates } from '../templates';
import { templateName } from '../labels';
import { uuid } from '../uuid';
import type { AirItem } from '../wire';
import { at } from '../words';
import { RundownStills } from '../slate/RundownStills';
import { RundownEditor } from './RundownEditor';
import { RundownItem } from './RundownItem';
import { RundownName } from './RundownName';

/** The items of the show in their order. Running and editing are two modes: nobody reorders by a slip while on air. */
export function RundownPanel() {
  const { air, output, rundown, pickRundown, may } = useOnAir();
  const [editing, setEditing] = useState(false);
  const [naming, setNaming] = useState<'new' | 'same' | undefined>();
  const [open, setOpen] = useState<AirItem | undefined>();
  return (
    <Panel
      title={at('rundown')}
      class="rundown-panel"
      aside={may && rundown && <Button size="small" aria-pressed={editing} onClick={() => setEditing(!editing)}>{editing ? at('editDone') : at('editRundown')}</Button>}
    >
      <div class="row row-end">
        {air.rundowns.length > 1 && (
          <Select label={<span class="visually-hidden">{at('rundown')}</span>} placeholder={null} value={rundown?.id ?? ''} options={air.rundowns.map((r) => ({ value: r.id, label: r.name }))} onValue={pickRundown} />
        )}
        {air.rundowns.length === 1 && <b>{rundown?.name}</b>}
        {may && !editing && output && rundown && rundown.items.length > 0 && <RundownStills output={output} rundown={rundown} />}
        {may && (editing || !rundown) && <Button size="small" kind={rundown ? 'quiet' : 'primary'} onClick={() => setNaming('new')}>{at('newRundown')}</Button>}
        {may && editing && rundown && <Button size="small" kind="quiet" onClick={() => setNaming('same')}>{at('rename')}</Button>}
      </div>
      {!rundown && <p class="muted">{at('noRundown')}</p>}
      {rundown && editing && <RundownEditor rundown={rundown} onEdit={setOpen} />}
      {rundown && !editing && <Running onEdit={setOpen} />}
      {rundown && may && <AddItem onAdd={setOpen} />}
      {open && rundown && <ItemDialog item={open} rundown={rundown} onClose={() => setOpen(undefined)} />}
      {naming && <RundownName rundown={naming === 'same' ? rundown : undefined} onClose={() => setNaming(undefined)} />}
    </Panel>
  );
}

function Running({ onEdit }: { onEdit(item: AirItem): void }) {
  const { rundown, focus } = useOnAir();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => list.current?.querySelector('.item-focus')?.scrollIntoView({ block: 'nearest' }), [focus]);
  if (!rundown || rundown.items.length === 0) return <p class="muted">{at('noItems')}</p>;
  return <ol ref={list} class="rundown" role="list">{rundown.items.map((item, i) => <RundownItem key={item.id} item={item} n={i + 1} ready={rundown.ready.find((r) => r.item === item.id)} onEdit={onEdit} />)}</ol>;
}

function AddItem({ onAdd }: { onAdd(item: AirItem): void }) {
  const { air } = useOnAir();
  const round = air.rounds.find((r) => r.state === 'open') ?? air.rounds.at(-1);
  const add = (t: string) => {
    const template = templates.find((x) => x === t);
    if (template) onAdd(newItem(uuid(), template, templateName(template), round?.id ?? ''));
  };
  return <div class="add-item"><Select label={at('addItem')} placeholder={at('chooseTemplate')} value="" options={templates.map((t) => ({ value: t, label: templateName(t) }))} onValue={add} /></div>;
}
