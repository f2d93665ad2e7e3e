import { useSignal } from '@preact/signals';
import { Button } from '../../kit/components/Button';
import { Skeleton } from '../../kit/components/Skeleton';
import type { TakingQuestion } from '../../kit/wire';
import { unbroken } from '../named';
import { t } from '../words';
import { late } from './later';
import { Options } from './Options';
import type { Paper } from './paper';

interface QuestionProps {
  paper: Paper;
  position: number;
  number: number;
  /** All questions stand on one page: each says its number itself. */
  together?: boolean;
}

/** One question and its options. */
export function Question({ paper, position, number, together }: QuestionProps) {
  const question = paper.questions.value.find((q) => q.position === position)!;
  const perQuestion = paper.taking.per_question_ms;
  if (perQuestion > 0) {
    const rest = late.value;
    return rest ? <rest.TimedQuestion paper={paper} question={question} number={number} /> : <Skeleton lines={5} tall />;
  }
  return <QuestionBody paper={paper} question={question} number={number} together={together} />;
}

/** The question itself, open to be answered unless its time is over. */
export function QuestionBody({ paper, question, number, together, over }: { paper: Paper; question: TakingQuestion; number: number; together?: boolean; over?: boolean }) {
  const entry = paper.entry(question.position).value;
  // Without revision an answer is final: it is drafted first, then confirmed.
  const draft = useSignal<number[]>(entry.choice);
  const locked = over || paper.locked(question.position);
  const drafts = !paper.taking.revise && !locked;
  const choose = (choice: number[]) => (drafts ? (draft.value = choice) : paper.choose(question.position, choice));
  return (
    <section class={`question${together ? ' question-together' : ' question-alone'}`} id={`question-${number}`}>
      <fieldset>
        <legend class="question-head">
          <span class="question-number"><span class="question-number-n">{t('questionN', { n: number })}</span>{question.kind === 'multiple' && <em class="question-kind">{t('severalRight')}</em>}</span>
          <span class="question-stem">{unbroken(question.stem)}</span>
        </legend>
        <Options question={question} choice={drafts ? draft.value : entry.choice} disabled={locked} onChoose={choose} />
      </fieldset>
      {drafts && (
        <div class="question-confirm">
          <Button kind="primary" disabled={draft.value.length === 0} onClick={() => paper.choose(question.position, draft.value)}>{t('confirmAnswer')}</Button>
          <span class="small muted">{t('confirmWarns')}</span>
        </div>
      )}
      {locked && !paper.taking.revise && entry.revision > 0 && <p class="small muted">{t('answerFinal')}</p>}
    </section>
  );
}
