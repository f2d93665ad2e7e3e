import { Select } from '../../../kit/components';
import { useResource } from '../../core/resource';
import { air as calls } from '../calls';
import { at } from '../words';
import type { BindingProps } from './BindingFields';

/** The leaders of a board, of whom one or two are shown. */
const leaders = 50;

export function PeopleFields({ binding, set, count }: BindingProps & { count: number }) {
  const boards = useResource(binding.round_id && `leaders ${binding.round_id}`, (signal) => calls.boards(binding.round_id!, leaders, signal), { keep: true });
  const rows = (boards.data?.frozen ?? boards.data?.live)?.rows ?? [];
  const chosen = binding.contestant_ids ?? [];
  const choose = (i: number, id: string) => {
    const next = Array.from({ length: count }, (_, k) => (k === i ? id : chosen[k] ?? ''));
    set({ contestant_ids: next.some(Boolean) ? next : undefined });
  };
  return (
    <div class="cols">
      {Array.from({ length: count }, (_, i) => (
        <Select key={i} label={count === 1 ? at('person') : at('personN', { n: i + 1 })} placeholder={at('chooseLeader')} value={chosen[i] ?? ''} options={rows.map((r) => ({ value: r.id, label: `${r.rank}. ${r.name} – ${r.unit}` }))} onValue={(id) => choose(i, id)} />
      ))}
      {boards.error && <p class="muted small">{at('noBoard')}</p>}
    </div>
  );
}
