import { useMemo, useState } from 'preact/hooks';
import { Button, Empty } from '../../kit/components';
import { number } from '../../kit/format';
import { PlusIcon, UploadIcon } from '../../kit/icons';
import type { DeskUnit } from '../../kit/wire';
import { calls } from '../core/calls';
import { useContest } from '../core/contest';
import { useSettled } from '../core/debounce';
import { useResource } from '../core/resource';
import { can } from '../core/session';
import { Loaded } from '../ui/Loaded';
import { Page } from '../ui/Page';
import { SearchBox } from '../ui/SearchBox';
import { Split } from '../ui/Split';
import { matches, rows, tree } from './tree';
import { blankUnit, UnitForm } from './UnitForm';
import { UnitImport } from './UnitImport';
import { UnitTable } from './UnitTable';
import { nt } from './words';
import './units.css';

/** The tree of units. */
export default function UnitsPage() {
  const { contest, reload } = useContest();
  const units = useResource(`units ${contest.id}`, () => calls.units(contest.id));
  const [importing, setImporting] = useState(false);
  const [adding, setAdding] = useState(false);
  const add = can('edit_contest') && <Button onClick={() => setAdding(true)}><PlusIcon size="1.1em" />{nt('add')}</Button>;
  const load = can('edit_contest') ? <Button kind="primary" onClick={() => setImporting(true)}><UploadIcon size="1.1em" />{nt('import')}</Button> : undefined;
  return (
    <Page title={nt('title')} aside={units.data && nt('count', { n: number(units.data.items.length) })} actions={<>{add}{load}</>}>
      <Loaded of={units}>
        {({ items }) => items.length === 0 && !adding
          ? <Empty title={nt('emptyTitle')} action={<div class="row">{load}{add}</div>}>{nt('emptyText')}</Empty>
          : (
            <Tree
              units={items}
              adding={adding}
              onAdding={setAdding}
              onUnit={(next) => units.set({ items: items.map((u) => (u.id === next.id ? next : u)) })}
              onAdded={() => { units.reload(); reload(); }}
            />
          )}
      </Loaded>
      {importing && <UnitImport contest={contest.id} onClose={() => setImporting(false)} onDone={() => { units.reload(); reload(); }} />}
    </Page>
  );
}

interface TreeProps {
  units: DeskUnit[];
  /** A new unit is being entered. */
  adding: boolean;
  onAdding(adding: boolean): void;
  onUnit(next: DeskUnit): void;
  onAdded(): void;
}

function Tree({ units, adding, onAdding, onUnit, onAdded }: TreeProps) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | undefined>();
  const roots = useMemo(() => tree(units), [units]);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(units.length <= 400 ? units.map((u) => u.id) : roots.map((r) => r.unit.id)));
  const query = useSettled(text, 120);
  const shown = useMemo(() => rows(roots, open, query), [roots, open, query]);
  const unit = units.find((u) => u.id === chosen);
  // A new unit stands below the one that is open, until somebody says otherwise.
  const details = adding
    ? <UnitForm key="new" unit={{ ...blankUnit, parent_id: chosen }} units={units} onSaved={(made) => { onAdding(false); setOpen(new Set([...open, made.parent_id ?? ''])); setChosen(made.id); onAdded(); }} />
    : unit && <UnitForm key={unit.id} unit={unit} units={units} onSaved={(next) => (next.parent_id === unit.parent_id ? onUnit(next) : onAdded())} />;
  const toggle = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  return (
    <Split title={adding ? nt('addTitle') : unit?.name} onClose={() => { setChosen(undefined); onAdding(false); }} details={details}>
      <div class="toolbar">
        <SearchBox value={text} onValue={setText} label={nt('search')} />
        {query
          ? <span class="muted small" role="status">{nt('found', { n: number(matches(units, query)) })}</span>
          : <><Button size="small" kind="quiet" onClick={() => setOpen(new Set(units.map((u) => u.id)))}>{nt('expandAll')}</Button><Button size="small" kind="quiet" onClick={() => setOpen(new Set())}>{nt('collapseAll')}</Button></>}
      </div>
      {shown.length === 0 ? <p class="muted">{nt('noMatch')}</p> : <UnitTable rows={shown} open={open} searching={query !== ''} current={chosen} onToggle={toggle} onOpen={(id) => { onAdding(false); setChosen(id); }} onUnit={onUnit} />}
    </Split>
  );
}
