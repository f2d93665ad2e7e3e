import { Choices } from '../../kit/components';
import { NumberField } from '../ui/NumberField';
import { merge, problem, Section, type SectionProps } from './Section';
import { rt } from './words';

export function SectionTime(props: SectionProps) {
  const { time } = props.edit.rules;
  return (
    <Section id="time" title={rt('secTime')} readOnly={props.readOnly}>
      <div class="cols">
        <NumberField
          label={rt('limitMs')}
          hint={rt('limitMsHint')}
          suffix={rt('minutes')}
          value={time.limit_ms / 60_000}
          max={1440}
          step={0.5}
          onValue={(n) => merge(props, 'time', { limit_ms: Math.round(n * 60_000) })}
          error={problem(props, 'time.limit_ms') ?? problem(props, 'time.limit')}
        />
        <NumberField
          label={rt('perQuestion')}
          hint={rt('perQuestionHint')}
          suffix={rt('seconds')}
          value={time.per_question_ms / 1000}
          max={3600}
          onValue={(n) => merge(props, 'time', { per_question_ms: Math.round(n * 1000) })}
          error={problem(props, 'time.per_question_ms') ?? problem(props, 'time.per_question')}
        />
        <NumberField
          label={rt('grace')}
          hint={rt('graceHint')}
          suffix={rt('seconds')}
          value={time.grace_ms / 1000}
          max={60}
          step={0.5}
          onValue={(n) => merge(props, 'time', { grace_ms: Math.round(n * 1000) })}
          error={problem(props, 'time.grace_ms') ?? problem(props, 'time.grace')}
        />
      </div>
      <Choices
        name="blanks"
        label={rt('blanks')}
        value={time.blanks}
        options={[{ value: 'zero', label: rt('blanksZero') }, { value: 'invalid', label: rt('blanksInvalid') }]}
        onValue={(blanks) => merge(props, 'time', { blanks })}
        error={problem(props, 'time.blanks')}
      />
    </Section>
  );
}
