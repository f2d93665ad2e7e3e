import { Choices, Select } from '../../kit/components';
import type { Rules } from '../../kit/wire';
import { choices, criterionLabel } from '../core/labels';
import { Reorder } from '../ui/Reorder';
import { merge, problem, Section, type SectionProps } from './Section';
import { rt } from './words';

type Criterion = Rules['ranking']['criteria'][number];

export function SectionRanking(props: SectionProps) {
  const { ranking } = props.edit.rules;
  const left = choices(criterionLabel).filter((c) => !ranking.criteria.includes(c.value as Criterion));
  return (
    <Section id="ranking" title={rt('secRanking')} readOnly={props.readOnly}>
      <p class="small muted">{rt('chainHint')}</p>
      <Reorder
        label={rt('chain')}
        items={ranking.criteria}
        id={(c) => c}
        name={criterionLabel}
        least={1}
        disabled={props.readOnly}
        onChange={(criteria) => merge(props, 'ranking', { criteria })}
      />
      {problem(props, 'ranking.criteria') && <p class="field-error">{problem(props, 'ranking.criteria')}</p>}
      {left.length > 0 && !props.readOnly && (
        <div class="cols">
          <Select
            label={rt('addCriterion')}
            value=""
            options={left}
            onValue={(c) => c && merge(props, 'ranking', { criteria: [...ranking.criteria, c as Criterion] })}
          />
        </div>
      )}
      <Choices
        name="ties"
        label={rt('ties')}
        value={ranking.ties}
        options={[{ value: 'shared', label: rt('tiesShared') }, { value: 'dense', label: rt('tiesDense') }]}
        onValue={(ties) => merge(props, 'ranking', { ties })}
      />
    </Section>
  );
}
