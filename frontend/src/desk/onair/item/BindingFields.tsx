import { Select } from '../../../kit/components';
import { calls as desk } from '../../core/calls';
import { groupName, named, useContest } from '../../core/contest';
import { useResource } from '../../core/resource';
import { NumberField } from '../../ui/NumberField';
import { useOnAir } from '../context';
import { sourceName } from '../labels';
import { asks, forms, ofRound, type Source } from '../templates';
import type { AirBinding, AirItem } from '../wire';
import { at } from '../words';
import { PeopleFields } from './PeopleFields';
import { QuestionFields } from './QuestionFields';
import { RevealFields } from './RevealFields';
import { UnitFields } from './UnitFields';

export interface BindingProps { item: AirItem; binding: AirBinding; set(change: Partial<AirBinding>): void }

/** Where the data of an item come from. */
export function BindingFields({ item, onItem }: { item: AirItem; onItem(item: AirItem): void }) {
  const { contest } = useContest();
  const { air } = useOnAir();
  const { sources } = forms[item.template];
  const { binding } = item;
  const set = (change: Partial<AirBinding>) => onItem({ ...item, binding: { ...binding, ...change } });
  const ask = asks(item);
  const props = { item, binding, set };
  if (sources.length === 1 && sources[0] === 'none') return null;
  return (
    <fieldset class="source">
      <legend>{at('data')}</legend>
      <div class="cols">
        {sources.length > 1 && <Select label={at('source')} placeholder={null} value={binding.source} options={sources.map((s) => ({ value: s, label: sourceName(s) }))} onValue={(s) => set({ source: s as Source })} />}
        {ofRound(binding.source) && (
          <Select label={at('round')} value={binding.round_id ?? ''} placeholder={at(ask.question ? 'noRoundNeeded' : 'chooseRound')} options={air.rounds.map((r) => ({ value: r.id, label: r.name }))} onValue={(round_id) => set({ round_id: round_id || undefined })} />
        )}
        {ask.group && contest.groups.length > 1 && (
          <Select label={at('group')} placeholder={null} value={binding.group ?? ''} options={['', ...contest.groups.map((g) => g.id)].map((g) => ({ value: g, label: groupName(contest.groups, g) }))} onValue={(group) => set({ group: group || undefined })} />
        )}
        {ask.rows && <NumberField label={at('rows')} hint={at('rowsHint')} min={1} max={100} value={binding.rows ?? 10} onValue={(rows) => set({ rows })} />}
        {ask.ranking && <Ranking {...props} />}
        {ask.optimism && (
          <Select label={at('optimism')} placeholder={null} value={binding.optimism ?? 'normal'} options={(['normal', 'optimistic', 'pessimistic'] as const).map((o) => ({ value: o, label: at(`o_${o}`) }))} onValue={(o) => set({ optimism: o as AirBinding['optimism'] })} />
        )}
      </div>
      {ask.people > 0 && <PeopleFields {...props} count={ask.people} />}
      {ask.units > 0 && <UnitFields {...props} count={ask.units} />}
      {ask.question && <QuestionFields {...props} />}
      {ask.reveal && <RevealFields {...props} />}
    </fieldset>
  );
}

/** Which of the round's rankings of units. */
function Ranking({ binding, set }: BindingProps) {
  const { contest } = useContest();
  const rounds = useResource(`rounds ${contest.id}`, () => desk.rounds(contest.id));
  const units = rounds.data?.items.find((r) => r.id === binding.round_id)?.rules.units ?? [];
  if (units.length < 2) return null;
  return <Select label={at('ranking')} placeholder={null} value={String(binding.ranking ?? 0)} options={units.map((u, i) => ({ value: String(i), label: named(u) }))} onValue={(n) => set({ ranking: Number(n) })} />;
}
