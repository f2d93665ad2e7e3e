import { Button, Checkbox, Select, TextField } from '../../kit/components';
import { PlusIcon, TrashIcon } from '../../kit/icons';
import type { Rules } from '../../kit/wire';
import { named } from '../core/contest';
import { choices, unitCriterionLabel } from '../core/labels';
import { replaced, without } from '../core/replace';
import { dt } from '../core/words';
import { NumberField } from '../ui/NumberField';
import { Reorder } from '../ui/Reorder';
import { ut } from '../ui/words';
import { problem, Section, setRules, type SectionProps } from './Section';
import { rt } from './words';

type UnitRanking = Rules['units'][number];
type Criterion = UnitRanking['criteria'][number];

export function SectionUnits(props: SectionProps) {
  const { units } = props.edit.rules;
  const add = () => setRules(props, 'units', [...units, { name: rt('unitDefault'), name_en: rt('unitDefaultEn'), criteria: ['ratio', 'mean'], top_k: 0, floor: 5, within_blocks: true, group: '' }]);
  return (
    <Section id="units" title={rt('secUnits')} readOnly={props.readOnly}>
      {units.length === 0 && <p class="muted">{rt('noUnitRanking')}</p>}
      {units.map((ranking, i) => (
        <One
          key={i}
          props={props}
          place={`units.${i}`}
          ranking={ranking}
          onChange={(next) => setRules(props, 'units', replaced(units, i, next))}
          onRemove={() => setRules(props, 'units', without(units, i))}
        />
      ))}
      {!props.readOnly && <div><Button size="small" onClick={add}><PlusIcon size="1em" />{rt('addUnitRanking')}</Button></div>}
    </Section>
  );
}

function One({ props, place, ranking: r, onChange, onRemove }: { props: SectionProps; place: string; ranking: UnitRanking; onChange(next: UnitRanking): void; onRemove(): void }) {
  const left = choices(unitCriterionLabel).filter((c) => !r.criteria.includes(c.value as Criterion));
  return (
    <fieldset class="source">
      <legend>{r.name || rt('unitRankingName')}</legend>
      <div class="cols">
        <TextField
          label={rt('unitRankingName')}
          value={r.name}
          onValue={(name) => onChange({ ...r, name })}
          error={problem(props, `${place}.name`)}
        />
        <TextField label={rt('nameEn')} optional value={r.name_en} onValue={(name_en) => onChange({ ...r, name_en })} />
      </div>
      <Reorder
        label={rt('chain')}
        items={r.criteria}
        id={(c) => c}
        name={unitCriterionLabel}
        least={1}
        disabled={props.readOnly}
        onChange={(criteria) => onChange({ ...r, criteria })}
      />
      {problem(props, `${place}.criteria`) && <p class="field-error">{problem(props, `${place}.criteria`)}</p>}
      <div class="cols">
        {left.length > 0 && <Select label={rt('addCriterion')} value="" options={left} onValue={(c) => c && onChange({ ...r, criteria: [...r.criteria, c as Criterion] })} />}
        <Select
          label={rt('group')}
          placeholder={null}
          value={r.group}
          options={[{ value: '', label: dt('allGroups') }, ...props.groups.map((g) => ({ value: g.id, label: named(g) }))]}
          onValue={(group) => onChange({ ...r, group })}
        />
        <NumberField
          label={rt('floor')}
          hint={rt('floorHint')}
          value={r.floor}
          onValue={(floor) => onChange({ ...r, floor })}
          error={problem(props, `${place}.floor`)}
        />
        {r.criteria.includes('top_mean') && <NumberField label={rt('topK')} value={r.top_k} min={1} onValue={(top_k) => onChange({ ...r, top_k })} error={problem(props, `${place}.top_k`)} />}
      </div>
      <Checkbox checked={r.within_blocks} onChecked={(within_blocks) => onChange({ ...r, within_blocks })}>{rt('withinBlocks')}</Checkbox>
      {!props.readOnly && <div><Button kind="quiet" size="small" onClick={onRemove}><TrashIcon size="1em" />{ut('remove', { name: r.name })}</Button></div>}
    </fieldset>
  );
}
