import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../../kit/components/Button';
import { Notice } from '../../../kit/components/Notice';
import { Skeleton } from '../../../kit/components/Skeleton';
import { explain } from '../../../kit/components/States';
import type { TakingQuestion } from '../../../kit/wire';
import { useRemaining } from '../../time';
import { t } from '../../words';
import type { Paper } from '../paper';
import { QuestionBody } from '../Question';
import { w } from './words';

/** A question with its own clock: closed until it is opened, over when its time is. */
export function TimedQuestion({ paper, question, number }: { paper: Paper; question: TakingQuestion; number: number }) {
  if (!question.opened_ms) return <Unopened paper={paper} position={question.position} number={number} />;
  return <Timed paper={paper} question={question} number={number} until={question.opened_ms + paper.taking.per_question_ms} />;
}

/** A question with its own clock, before it was opened: nothing of it is here yet. */
function Unopened({ paper, position, number }: { paper: Paper; position: number; number: number }) {
  const busy = useSignal(false);
  const failure = useSignal<unknown>(undefined);
  const open = async () => {
    busy.value = true;
    failure.value = undefined;
    try {
      await paper.open(position);
    } catch (error) {
      failure.value = error;
    }
    busy.value = false;
  };
  if (busy.value) return <Skeleton lines={5} tall />;
  return (
    <section class="question unopened">
      <h2 class="question-number">{t('questionN', { n: number })}</h2>
      <p>{w('unopened', { n: Math.round(paper.taking.per_question_ms / 1000) })}</p>
      <Button kind="primary" size="large" onClick={open}>{w('openQuestion')}</Button>
      {failure.value !== undefined && <Notice kind="bad" alert title={explain(failure.value).title}>{explain(failure.value).hint}</Notice>}
    </section>
  );
}

function Timed({ paper, question, number, until }: { paper: Paper; question: TakingQuestion; number: number; until: number }) {
  const left = useRemaining(until);
  const whole = paper.taking.per_question_ms / 1000;
  useEffect(() => {
    if (left === 0) paper.outbox.wake();
  }, [left === 0]);
  return (
    <>
      <div class={`question-clock${left <= 5 ? ' question-clock-late' : ''}`} role="timer">
        <span>{left > 0 ? w('questionLeft', { n: left }) : w('questionOver')}</span>
        <span class="question-clock-track" aria-hidden="true"><span style={{ transform: `scaleX(${left / whole})` }} /></span>
      </div>
      <QuestionBody paper={paper} question={question} number={number} over={left === 0} />
    </>
  );
}
