import { Button, Select, TextField } from '../../kit/components';
import { PlusIcon, TrashIcon } from '../../kit/icons';
import { named } from '../core/contest';
import { replaced, without } from '../core/replace';
import { dt } from '../core/words';
import { NumberField } from '../ui/NumberField';
import { ut } from '../ui/words';
import { problem, Section, setRules, type SectionProps } from './Section';
import { rt } from './words';

export function SectionPrizes(props: SectionProps) {
  const { prizes } = props.edit.rules;
  const next = Math.max(0, ...prizes.map((p) => p.to)) + 1;
  const set = (i: number, change: Partial<(typeof prizes)[number]>) => setRules(props, 'prizes', replaced(prizes, i, { ...prizes[i]!, ...change }));
  return (
    <Section id="prizes" title={rt('secPrizes')} readOnly={props.readOnly}>
      {prizes.length === 0 && <p class="muted">{rt('noPrize')}</p>}
      {prizes.map((prize, i) => (
        <div key={i} class="prize" role="group" aria-label={prize.name}>
          <TextField label={rt('prizeName')} value={prize.name} onValue={(name) => set(i, { name })} error={problem(props, `prizes.${i}`)} />
          <Select
            label={rt('group')}
            placeholder={null}
            value={prize.group}
            options={[{ value: '', label: dt('allGroups') }, ...props.groups.map((g) => ({ value: g.id, label: named(g) }))]}
            onValue={(group) => set(i, { group })}
          />
          <NumberField label={rt('prizeFrom')} value={prize.from} min={1} onValue={(from) => set(i, { from })} />
          <NumberField label={rt('prizeTo')} value={prize.to} min={1} onValue={(to) => set(i, { to })} />
          <TextField label={rt('prizeValue')} value={prize.value} onValue={(value) => set(i, { value })} />
          {!props.readOnly && <button class="icon-button" type="button" aria-label={ut('remove', { name: prize.name })} onClick={() => setRules(props, 'prizes', without(prizes, i))}><TrashIcon size="1.1em" /></button>}
        </div>
      ))}
      {!props.readOnly && <div><Button size="small" onClick={() => setRules(props, 'prizes', [...prizes, { name: rt('prizeDefault'), name_en: rt('prizeDefaultEn'), group: '', from: next, to: next, value: '' }])}><PlusIcon size="1em" />{rt('addPrize')}</Button></div>}
    </Section>
  );
}
