import { useSignal } from '@preact/signals';
import { TextField } from '../../../kit/components/Field';
import { number } from '../../../kit/format';
import { t } from '../../words';
import { w } from './words';
import type { Paper } from '../paper';

const most = 99_999_999;

/** The number a text means; undefined when it means none. Dots and spaces may group the digits. */
export function readNumber(text: string): number | undefined {
  const digits = text.replace(/[\s.,]/g, '');
  if (!/^\d+$/.test(digits)) return undefined;
  const value = Number(digits);
  return value <= most ? value : undefined;
}

/** The prediction, asked after the paper. */
export function Prediction({ paper, onDone }: { paper: Paper; onDone: () => void }) {
  const rule = paper.taking.prediction!;
  const text = useSignal(paper.prediction.value === undefined ? '' : String(paper.prediction.value));
  const wrong = useSignal<string | undefined>(undefined);
  const type = (next: string) => {
    text.value = next;
    const value = readNumber(next);
    wrong.value = next.trim() !== '' && value === undefined ? w('wrongNumber') : undefined;
    if (value !== undefined) paper.predict(value);
  };
  const done = (event: Event) => {
    event.preventDefault();
    if (readNumber(text.value) === undefined) wrong.value = w('wrongNumber');
    else onDone();
  };
  const value = readNumber(text.value);
  return (
    <form class="prediction" onSubmit={done}>
      <h2>{t('predictionTitle')}</h2>
      <p class="question-stem">{w(question(rule.target, rule.tally))}</p>
      <p class="muted small">{w(rule.scope === 'group' ? 'predictionGroup' : 'predictionRound')} {w('predictionUse')}</p>
      <TextField label={w('predictionLabel')} inputmode="numeric" autocomplete="off" value={text.value} error={wrong.value} onValue={type} />
      <p class="prediction-shown muted" aria-live="polite">{value !== undefined && value >= 1000 ? number(value) : ''}</p>
    </form>
  );
}

function question(target: 'all_right' | 'participants', tally: 'people' | 'attempts') {
  if (target === 'all_right') return tally === 'people' ? 'predictRightPeople' : 'predictRightAttempts';
  return tally === 'people' ? 'predictPeople' : 'predictAttempts';
}
