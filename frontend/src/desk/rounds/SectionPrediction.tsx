import { Checkbox, Select } from '../../kit/components';
import type { Rules } from '../../kit/wire';
import { choices, scopeLabel, tallyLabel, targetLabel } from '../core/labels';
import { problem, Section, setRules, type SectionProps } from './Section';
import { rt } from './words';

type Prediction = NonNullable<Rules['prediction']>;
const first: Prediction = { target: 'all_right', tally: 'people', scope: 'round' };

export function SectionPrediction(props: SectionProps) {
  const { prediction } = props.edit.rules;
  const set = (change: Partial<Prediction>) => setRules(props, 'prediction', { ...first, ...prediction, ...change });
  return (
    <Section id="prediction" title={rt('secPrediction')} readOnly={props.readOnly}>
      <Checkbox
        checked={prediction !== undefined && prediction !== null}
        onChecked={(on) => setRules(props, 'prediction', on ? first : undefined)}
        error={problem(props, 'prediction')}>{rt('predictionOn')}</Checkbox
      >
      {prediction && (
        <div class="cols">
          <Select
            label={rt('target')}
            placeholder={null}
            value={prediction.target}
            options={choices(targetLabel)}
            onValue={(v) => set({ target: v as Prediction['target'] })}
          />
          <Select
            label={rt('tally')}
            placeholder={null}
            value={prediction.tally}
            options={choices(tallyLabel)}
            onValue={(v) => set({ tally: v as Prediction['tally'] })}
          />
          <Select
            label={rt('scope')}
            placeholder={null}
            value={prediction.scope}
            options={choices(scopeLabel)}
            onValue={(v) => set({ scope: v as Prediction['scope'] })}
          />
        </div>
      )}
    </Section>
  );
}
