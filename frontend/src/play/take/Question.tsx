import { useSignal } from '@preact/signals';
import { Button } from '../../kit/components/Button';
import { Skeleton } from '../../kit/components/Skeleton';
import type { TakingQuestion } from '../../kit/wire';
import { unbroken } from '../named';
import { t } from '../words';
import { beyond, isPlain, late } from './later';
import { Options } from './Options';
import { isAnswered, type Given, type Paper } from './paper';

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
  const draft = useSignal<Given>(entry);
  const Parts = beyond.value;
  const locked = over || paper.locked(question.position);
  const drafts = !paper.taking.revise && !locked;
  const given = drafts ? draft.value : entry;
  const answer = (next: Given) => (drafts ? (draft.value = next) : paper.answer(question.position, next));
  const choose = (choice: number[]) => answer({ choice: choice.sort((a, b) => a - b), text: '' });
  return (
    <section class={`question${together ? ' question-together' : ' question-alone'}`} id={`question-${number}`}>
      <fieldset>
        <legend class="question-head">
          <span class="question-number"><span class="question-number-n">{t('questionN', { n: number })}</span>{question.kind === 'multiple' && <em class="question-kind">{t('severalRight')}</em>}</span>
          <span class="question-stem">{(Parts?.face ?? unbroken)(question.stem, question.formulas)}</span>
        </legend>
        {isPlain(question) ? <Options question={question} choice={given.choice} disabled={locked} onChoose={choose} />
          : Parts && <Parts.Answer question={question} given={given} disabled={locked} onAnswer={answer} onChoose={choose} />}
      </fieldset>
      {drafts && (
        <div class="question-confirm">
          <Button kind="primary" disabled={!isAnswered(draft.value)} onClick={() => paper.answer(question.position, draft.value)}>{t('confirmAnswer')}</Button>
          <span class="small muted">{t('confirmWarns')}</span>
        </div>
      )}
      {locked && !paper.taking.revise && entry.revision > 0 && <p class="small muted">{t('answerFinal')}</p>}
    </section>
  );
}
