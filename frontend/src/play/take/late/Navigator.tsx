import { t } from '../../words';
import { w } from './words';
import { isAnswered, type Paper } from '../paper';
import { stepOf, type Step } from '../steps';

interface NavigatorProps {
  paper: Paper;
  all: readonly Step[];
  at: number;
  onGo: (index: number) => void;
  /** After a jump, e.g. to close the sheet that holds this. */
  onGone?: () => void;
}

/** Every question as a notch of the paper: answered, open, here. */
export function Navigator({ paper, all, at, onGo, onGone }: NavigatorProps) {
  const step = all[at];
  const go = (index: number, number?: number) => {
    onGo(index);
    onGone?.();
    if (number && all[index]?.kind === 'questions') requestAnimationFrame(() => document.getElementById(`question-${number}`)?.scrollIntoView());
  };
  const predictionAt = all.findIndex((s) => s.kind === 'prediction');
  const reviewAt = all.length - 1;
  return (
    <nav class="navigator" aria-label={w('questionsNav')}>
      <p class="navigator-title">{t('answeredOf', { n: paper.questions.value.length - paper.missing.value.length, of: paper.questions.value.length })}</p>
      <ol class="navigator-grid" role="list">
        {paper.questions.value.map((q, i) => {
          const answered = isAnswered(paper.entry(q.position).value);
          const here = step?.kind === 'question' && step.position === q.position;
          const waiting = paper.outbox.state(q.position).value?.kind === 'waiting';
          return (
            <li key={q.position}>
              <button type="button" class={`notch${answered ? ' notch-answered' : ''}${waiting ? ' notch-waiting' : ''}`} aria-current={here ? 'step' : undefined} onClick={() => go(stepOf(all, q.position), i + 1)}>
                {i + 1}
                <span class="visually-hidden">, {waiting ? w('notchWaiting') : answered ? w('notchAnswered') : w('notchOpen')}</span>
              </button>
            </li>
          );
        })}
      </ol>
      <div class="navigator-ends">
        {predictionAt >= 0 && <button type="button" class={`notch notch-wide${paper.prediction.value !== undefined ? ' notch-answered' : ''}`} aria-current={at === predictionAt ? 'step' : undefined} onClick={() => go(predictionAt)}>{w('predictionShort')}</button>}
        <button type="button" class="notch notch-wide" aria-current={at === reviewAt ? 'step' : undefined} onClick={() => go(reviewAt)}>{w('reviewShort')}</button>
      </div>
    </nav>
  );
}
