import { Select } from '../../../kit/components';
import { calls as desk } from '../../core/calls';
import { useContest } from '../../core/contest';
import { useResource } from '../../core/resource';
import { at } from '../words';
import type { BindingProps } from './BindingFields';

/** Two units side by side. */
export function UnitFields({ binding, set, count }: BindingProps & { count: number }) {
  const { contest } = useContest();
  const units = useResource(`units ${contest.id}`, () => desk.units(contest.id));
  const chosen = binding.unit_ids ?? [];
  const options = (units.data?.items ?? []).map((u) => ({ value: u.id, label: u.name }));
  const choose = (i: number, id: string) => set({ unit_ids: Array.from({ length: count }, (_, k) => (k === i ? id : chosen[k] ?? '')) });
  return <div class="cols">{Array.from({ length: count }, (_, i) => <Select key={i} label={at('unitN', { n: i + 1 })} value={chosen[i] ?? ''} options={options} onValue={(id) => choose(i, id)} />)}</div>;
}
