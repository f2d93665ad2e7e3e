import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../kit/components/Button';
import { Notice } from '../../kit/components/Notice';
import { Skeleton } from '../../kit/components/Skeleton';
import { explain } from '../../kit/components/States';
import type { TakingQuestion } from '../../kit/wire';
import { useRemaining } from '../time';
import { unbroken } from '../named';
import { t } from '../words';
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
  if (perQuestion > 0 && !question.opened_ms) return <Unopened paper={paper} position={position} number={number} />;
  if (perQuestion > 0) return <Timed paper={paper} question={question} number={number} until={question.opened_ms! + perQuestion} />;
  return <Body paper={paper} question={question} number={number} together={together} />;
}

function Body({ paper, question, number, together, over }: { paper: Paper; question: TakingQuestion; number: number; together?: boolean; over?: boolean }) {
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
      <p>{t('unopened', { n: Math.round(paper.taking.per_question_ms / 1000) })}</p>
      <Button kind="primary" size="large" onClick={open}>{t('openQuestion')}</Button>
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
        <span>{left > 0 ? t('questionLeft', { n: left }) : t('questionOver')}</span>
        <span class="question-clock-track" aria-hidden="true"><span style={{ transform: `scaleX(${left / whole})` }} /></span>
      </div>
      <Body paper={paper} question={question} number={number} over={left === 0} />
    </>
  );
}
