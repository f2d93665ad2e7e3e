import { useSignal } from '@preact/signals';
import { api } from '../../kit/api';
import { Button } from '../../kit/components/Button';
import { Notice } from '../../kit/components/Notice';
import { optionLetters } from '../../kit/components/OptionMark';
import { explain } from '../../kit/components/States';
import type { OutcomeAnswer, Practice, PracticeCheck, PracticeQuestion } from '../../kit/wire';
import { Answer, face } from '../take/beyond';
import { isAnswered, type Given } from '../take/paper';
import { Verdict } from './Verdict';
import { w } from './words';

interface PracticeOneProps {
  set: Practice;
  question: PracticeQuestion;
  last: boolean;
  /** What the server said of it; undefined where nothing is marked. */
  onNext(outcome: OutcomeAnswer | undefined): void;
}

/** One question: answered as on a paper, marked by the server, explained, left behind. */
export function PracticeOne({ set, question, last, onNext }: PracticeOneProps) {
  const given = useSignal<Given>({ choice: [], text: '' });
  const outcome = useSignal<OutcomeAnswer | undefined>(undefined);
  const failed = useSignal<unknown>(undefined);
  const busy = useSignal(false);
  const blank = useSignal(false);
  const answer = (next: Given) => {
    given.value = next;
    blank.value = false;
  };
  const ask = async ({ choice, text }: Given) => {
    busy.value = true;
    blank.value = false;
    failed.value = undefined;
    try {
      const body: PracticeCheck = { question: question.id, version: question.version, seed: set.seed ?? '', choice, text };
      outcome.value = await api.post<OutcomeAnswer>(`/open-banks/${set.id}/checks`, body);
    } catch (error) {
      failed.value = error;
    }
    busy.value = false;
  };
  const go = (event: Event) => {
    event.preventDefault();
    if (busy.peek()) return;
    if (!set.with_answers || outcome.value || gone(failed.value)) onNext(outcome.value);
    else if (isAnswered(given.value)) void ask(given.value);
    else blank.value = true;
  };
  const marked = outcome.value;
  const over = marked || !set.with_answers || gone(failed.value);
  return (
    <form class="stack" onSubmit={go}>
      <div class={`question question-alone ${marked ? `practice-marked ${keyClasses(marked)}` : ''}`}>
        <fieldset>
          <legend class="question-head">
            {question.kind === 'multiple' && <span class="question-number"><em class="question-kind">{w('several')}</em></span>}
            <span class="question-stem">{face(question.stem, question.formulas)}</span>
          </legend>
          <Answer question={{ ...question, later: false }} given={given.value} disabled={Boolean(marked)} onAnswer={answer} onChoose={(choice) => answer({ choice: choice.sort((a, b) => a - b), text: '' })} />
        </fieldset>
      </div>
      {blank.value && <Notice kind="warn" alert title={w('answerFirst')} />}
      {failed.value ? <Notice kind="bad" alert title={explain(failed.value).title}>{explain(failed.value).hint}</Notice> : null}
      {marked && <Verdict outcome={marked} />}
      <div class="practice-go">
        <Button kind="primary" type="submit" busy={busy.value}>{over ? (last ? w('finish') : w('next')) : w('check')}</Button>
        {!over && <Button kind="quiet" disabled={busy.value} onClick={() => void ask({ choice: [], text: '' })}>{w('tell')}</Button>}
      </div>
    </form>
  );
}

/** True when asking again cannot help: the question has been changed, or taken out. */
function gone(error: unknown): boolean {
  return ['practice_changed', 'question_not_found'].includes(error ? explain(error).code : '');
}

/** Marks the right options of a choice, by their letters. */
function keyClasses({ kind, correct }: OutcomeAnswer): string {
  return 'single multiple truefalse'.includes(kind) ? correct.map((i) => `practice-key-${optionLetters[i]}`).join(' ') : '';
}
