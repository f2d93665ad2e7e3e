import { Select } from '../../kit/components';
import type { Moment, Rules } from '../../kit/wire';
import { boardLabel, choices, momentLabel } from '../core/labels';
import { merge, problem, Section, type SectionProps } from './Section';
import { rt } from './words';

export function SectionShow(props: SectionProps) {
  const { show } = props.edit.rules;
  return (
    <Section id="show" title={rt('secShow')} readOnly={props.readOnly}>
      <div class="cols">
        <Select
          label={rt('showScore')}
          placeholder={null}
          value={show.score}
          options={choices(momentLabel)}
          onValue={(v) => merge(props, 'show', { score: v as Moment })}
          error={problem(props, 'show.score')}
        />
        <Select
          label={rt('showAnswers')}
          placeholder={null}
          value={show.answers}
          options={choices(momentLabel)}
          onValue={(v) => merge(props, 'show', { answers: v as Moment })}
          error={problem(props, 'show.answers')}
        />
        <Select
          label={rt('showBoard')}
          placeholder={null}
          value={show.board}
          options={choices(boardLabel)}
          onValue={(v) => merge(props, 'show', { board: v as Rules['show']['board'] })}
          error={problem(props, 'show.board')}
        />
      </div>
    </Section>
  );
}
