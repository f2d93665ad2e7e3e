import { Select } from '../../kit/components';
import type { Rules } from '../../kit/wire';
import { choices, countsLabel, perLabel } from '../core/labels';
import { NumberField } from '../ui/NumberField';
import { merge, problem, Section, type SectionProps } from './Section';
import { rt } from './words';

type Attempts = Rules['attempts'];

export function SectionAttempts(props: SectionProps) {
  const { attempts } = props.edit.rules;
  return (
    <Section id="attempts" title={rt('secAttempts')} readOnly={props.readOnly}>
      <div class="cols">
        <NumberField
          label={rt('limit')}
          hint={rt('limitHint')}
          value={attempts.limit}
          max={1000}
          onValue={(limit) => merge(props, 'attempts', { limit })}
          error={problem(props, 'attempts.limit')}
        />
        <Select
          label={rt('per')}
          placeholder={null}
          value={attempts.per}
          options={choices(perLabel)}
          onValue={(per) => merge(props, 'attempts', { per: per as Attempts['per'] })}
          error={problem(props, 'attempts.per')}
        />
        <Select
          label={rt('counts')}
          placeholder={null}
          value={attempts.counts}
          options={choices(countsLabel)}
          onValue={(counts) => merge(props, 'attempts', { counts: counts as Attempts['counts'] })}
          error={problem(props, 'attempts.counts')}
        />
      </div>
    </Section>
  );
}
