import { Ring } from '../../../kit/components/Ring';
import { t } from '../../words';
import { w } from './words';
import type { Paper } from '../paper';

/** Between the last answer and the outcome. */
export function Finishing({ paper }: { paper: Paper }) {
  const text = { no: '', time: w('endTime'), submitted: w('endSubmitted'), elsewhere: w('endElsewhere') }[paper.ended.value];
  return (
    <div class="finishing" role="status">
      <Ring share={1} tone="gold" size="9rem" star />
      <h2>{paper.ended.value === 'time' ? t('timeUp') : w('paperOver')}</h2>
      <p class="muted">{text}</p>
    </div>
  );
}
