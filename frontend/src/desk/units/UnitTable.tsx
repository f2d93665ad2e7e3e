import { number, percent } from '../../kit/format';
import { ChevronDownIcon } from '../../kit/icons';
import type { DeskUnit } from '../../kit/wire';
import { dayOf } from '../core/moment';
import { Badge } from '../ui/Badge';
import { VirtualList } from '../ui/VirtualList';
import { HeadcountCell } from './HeadcountCell';
import type { UnitRow } from './tree';
import { nt } from './words';

interface UnitTableProps {
  rows: UnitRow[];
  open: ReadonlySet<string>;
  searching: boolean;
  current: string | undefined;
  onToggle(id: string): void;
  onOpen(id: string): void;
  onUnit(next: DeskUnit): void;
}

/** Units in their order, indented by depth. Only what is in sight is drawn, so thousands are no burden. */
export function UnitTable(p: UnitTableProps) {
  const today = dayOf(Date.now());
  return (
    <div class="units">
      <div class="unit-row unit-head" aria-hidden="true">
        <span>{nt('name')}</span><span>{nt('block')}</span><span class="unit-end">{nt('headcount')}</span><span class="unit-end">{nt('participants')}</span><span class="unit-end">{nt('ratio')}</span>
      </div>
      <VirtualList
        class="unit-list"
        label={nt('title')}
        count={p.rows.length}
        guess={42}
        row={(i) => <Row key={p.rows[i]!.unit.id} {...p} row={p.rows[i]!} today={today} />}
      />
    </div>
  );
}

function Row({ row: { unit: u, depth, children }, open, searching, current, today, onToggle, onOpen, onUnit }: UnitTableProps & { row: UnitRow; today: string }) {
  const isOpen = searching || open.has(u.id);
  return (
    <div class={`unit-row ${current === u.id ? 'unit-current' : ''}`}>
      <span class="unit-name" style={{ '--depth': depth }}>
        {children > 0
          ? <button type="button" class="icon-button unit-toggle" aria-expanded={isOpen} disabled={searching} aria-label={nt(isOpen ? 'collapse' : 'expand', { name: u.name })} onClick={() => onToggle(u.id)}><ChevronDownIcon size="1em" /></button>
          : <span class="unit-toggle" />}
        <span>
          <button type="button" class="link unit-link" onClick={() => onOpen(u.id)}>{u.name}</button>
          {u.valid_to && u.valid_to < today && <> <Badge>{nt('expired')}</Badge></>}
          {(u.kind || u.aliases.length > 0) && <span class="sub">{[u.kind, ...u.aliases].filter(Boolean).join(' · ')}</span>}
        </span>
      </span>
      <span class="unit-block small">{u.block}</span>
      <HeadcountCell unit={u} onSaved={onUnit} />
      <span class="unit-end figures" data-label={nt('participants')}>{number(u.participants)}</span>
      <span class="unit-end figures" data-label={nt('ratio')}>{u.headcount > 0 ? percent(u.participants / u.headcount, 1) : '–'}</span>
    </div>
  );
}
