import { Button, Checkbox, Choices } from '../../kit/components';
import { PlusIcon } from '../../kit/icons';
import { replaced, without } from '../core/replace';
import { NumberField } from '../ui/NumberField';
import { merge, problem, Section, type SectionProps } from './Section';
import { SourceEditor } from './SourceEditor';
import { rt } from './words';

export function SectionPaper(props: SectionProps) {
  const { paper } = props.edit.rules;
  const { sources } = paper;
  const free = props.groups.find((g) => !sources.some((s) => s.group === g.id));
  const add = () => merge(props, 'paper', { sources: [...sources, { group: free?.id ?? '', bank_id: sources[0]?.bank_id ?? '', lines: sources[0]?.lines ?? [] }] });
  return (
    <Section id="paper" title={rt('secPaper')} readOnly={props.readOnly}>
      {sources.map((source, i) => (
        <SourceEditor
          key={i}
          source={source}
          place={`paper.sources.${i}`}
          form={props}
          onChange={(next) => merge(props, 'paper', { sources: replaced(sources, i, next) })}
          onRemove={sources.length > 1 ? () => merge(props, 'paper', { sources: without(sources, i) }) : undefined}
        />
      ))}
      {problem(props, 'paper.sources') && sources.length === 0 && <p class="field-error">{problem(props, 'paper.sources')}</p>}
      {!props.readOnly && props.groups.length > 1 && free && <div><Button size="small" onClick={add}><PlusIcon size="1em" />{rt('addSource')}</Button></div>}
      <div class="cols">
        <NumberField
          label={rt('pointsDefault')}
          value={paper.points}
          min={1}
          max={1000}
          onValue={(points) => merge(props, 'paper', { points })}
          error={problem(props, 'paper.points')}
        />
      </div>
      <Choices
        name="layout"
        label={rt('layout')}
        value={paper.layout}
        options={[{ value: 'one', label: rt('layoutOne') }, { value: 'all', label: rt('layoutAll') }]}
        onValue={(layout) => merge(props, 'paper', { layout })}
      />
      <div>
        <Checkbox
          checked={paper.shuffle_questions}
          onChecked={(shuffle_questions) => merge(props, 'paper', { shuffle_questions })}>{rt('shuffleQuestions')}</Checkbox
        >
        <Checkbox
          checked={paper.shuffle_options}
          onChecked={(shuffle_options) => merge(props, 'paper', { shuffle_options })}>{rt('shuffleOptions')}</Checkbox
        >
        <Checkbox checked={paper.revise} onChecked={(revise) => merge(props, 'paper', { revise })}>{rt('revise')}</Checkbox>
      </div>
    </Section>
  );
}
