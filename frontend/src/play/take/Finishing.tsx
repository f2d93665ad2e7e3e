import { Ring } from '../../kit/components/Ring';
import { t } from '../words';
import type { Paper } from './paper';

/** Between the last answer and the outcome. */
export function Finishing({ paper }: { paper: Paper }) {
  const text = { no: '', time: t('endTime'), submitted: t('endSubmitted'), elsewhere: t('endElsewhere') }[paper.ended.value];
  return (
    <div class="finishing" role="status">
      <Ring share={1} tone="gold" size="9rem" star />
      <h2>{paper.ended.value === 'time' ? t('timeUp') : t('paperOver')}</h2>
      <p class="muted">{text}</p>
    </div>
  );
}
