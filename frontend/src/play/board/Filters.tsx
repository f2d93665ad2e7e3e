import { useSignal } from '@preact/signals';
import { api } from '../../kit/api';
import { Button } from '../../kit/components/Button';
import { Combobox, type Match } from '../../kit/components/Combobox';
import { TextField } from '../../kit/components/Field';
import { Select } from '../../kit/components/Select';
import { ChevronDownIcon, SearchIcon } from '../../kit/icons';
import { setQuery } from '../../kit/router';
import type { PublicRound, UnitHit } from '../../kit/wire';
import { named } from '../named';
import type { BoardView } from './feed';
import { w } from './words';

/** Search, group, unit and scope. Closed until wanted: most readers want the top. */
export function Filters({ round, view }: { round: PublicRound; view: BoardView }) {
  const text = useSignal(view.q ?? '');
  const unit = useSignal<Match | undefined>(undefined);
  const put = (changes: Record<string, string | undefined>) => setQuery({ ...changes, offset: undefined });
  const search = async (q: string, signal: AbortSignal) => {
    const { items } = await api.get<{ items: UnitHit[] }>(`/contests/${round.contest.slug}/units`, { query: { q, limit: 20 }, signal });
    return items.map((u) => ({ id: u.id, label: u.name, note: u.block }));
  };
  const chooseUnit = (next: Match | undefined) => {
    unit.value = next;
    put({ unit: next?.id, scope: undefined });
  };
  return (
    <details class="filters no-print" open={Boolean(view.q || view.group || view.unit || view.scope !== 'round')}>
      <summary><SearchIcon />{w('filters')}<ChevronDownIcon class="filters-arrow" /></summary>
      <div class="filters-body">
        <form class="filters-search" role="search" onSubmit={(e) => { e.preventDefault(); put({ q: text.value.trim() || undefined }); }}>
          <TextField label={w('search')} type="search" value={text.value} onValue={(v) => { text.value = v; if (!v) put({ q: undefined }); }} />
          <Button type="submit">{w('searchGo')}</Button>
        </form>
        {round.groups.length > 1 && <Select label={w('group')} value={view.group ?? ''} placeholder={w('allGroups')} options={round.groups.map((g) => ({ value: g.id, label: named(g) }))} onValue={(v) => put({ group: v || undefined })} />}
        <Combobox label={w('unit')} placeholder={w('allUnits')} value={unit.value} onValue={chooseUnit} search={search} />
        <Select label={w('scope')} value={view.scope === 'contest' ? 'contest' : 'round'} placeholder={null} options={[{ value: 'round', label: w('scopeRound') }, { value: 'contest', label: w('scopeContest') }]} onValue={(v) => put({ scope: v === 'contest' ? v : undefined })} />
      </div>
    </details>
  );
}
