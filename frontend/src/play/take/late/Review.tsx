import { Button } from '../../../kit/components/Button';
import { Dialog } from '../../../kit/components/Dialog';
import { Notice } from '../../../kit/components/Notice';
import { Ring } from '../../../kit/components/Ring';
import { explain } from '../../../kit/components/States';
import { ApiError } from '../../../kit/api';
import { optionLetters } from '../../../kit/components/OptionMark';
import { number } from '../../../kit/format';
import type { TakingQuestion } from '../../../kit/wire';
import { t } from '../../words';
import { w } from './words';
import { isChoice } from '../later';
import { isAnswered, type Given, type Paper } from '../paper';
import { stepOf, type Step } from '../steps';
import type { Submission } from '../submission';

/** What is answered, what is missing, and the question before the paper is handed in. */
export function Review({ paper, all, submission, onGo }: { paper: Paper; all: readonly Step[]; submission: Submission; onGo: (index: number) => void }) {
  const { asking, failure, incomplete, noGuess } = submission;
  const missing = paper.missing.value;
  const of = paper.questions.value.length;
  const predictionAt = all.findIndex((s) => s.kind === 'prediction');
  return (
    <section class="review">
      <div class="review-head">
        <Ring share={(of - missing.length) / of} notches={of} tone={missing.length === 0 ? 'right' : 'gold'} size="7rem" star label={t('answeredOf', { n: of - missing.length, of })}><span class="review-count">{of - missing.length}/{of}</span></Ring>
        <div class="stack-tight">
          <h2>{t('reviewTitle')}</h2>
          <p class="muted">{incomplete ? w('reviewMissing') : w('reviewComplete')}</p>
        </div>
      </div>
      {failure.value !== undefined && <SubmitFailed error={failure.value} />}
      {paper.taking.blanks === 'invalid' && incomplete && <Notice kind="warn" title={w('mustBeComplete')}>{w('mustBeCompleteWhy')}</Notice>}
      <ol class="review-list" role="list">
        {paper.questions.value.map((q, i) => {
          const given = paper.entry(q.position).value;
          return (
            <li key={q.position}>
              <button type="button" class={`review-row${!isAnswered(given) ? ' review-blank' : ''}`} onClick={() => onGo(stepOf(all, q.position))}>
                <b class="figures">{i + 1}</b>
                <span class="review-stem">{q.stem || w('notOpened')}</span>
                <span class="review-answer">{isAnswered(given) ? short(q, given) : w('blank')}</span>
              </button>
            </li>
          );
        })}
        {predictionAt >= 0 && (
          <li>
            <button type="button" class={`review-row${noGuess ? ' review-blank' : ''}`} onClick={() => onGo(predictionAt)}>
              <b class="figures">+</b>
              <span class="review-stem">{t('predictionTitle')}</span>
              <span class="review-answer">{paper.prediction.value === undefined ? w('blank') : number(paper.prediction.value)}</span>
            </button>
          </li>
        )}
      </ol>
      {asking.value && (
        <Dialog title={w('submitIncomplete')} onClose={() => (asking.value = false)} actions={<><Button onClick={() => (asking.value = false)}>{w('keepAnswering')}</Button><Button kind="primary" onClick={submission.confirm}>{w('submitAnyway')}</Button></>}>
          {missing.length > 0 && <p>{w('missingList', { list: missing.map((p) => paper.questions.value.findIndex((q) => q.position === p) + 1).join(', ') })}</p>}
          {noGuess && <p>{w('missingPrediction')}</p>}
          <p>{paper.taking.blanks === 'invalid' ? w('mustBeCompleteWhy') : w('submitFinal')}</p>
        </Dialog>
      )}
    </section>
  );
}

/** The answer in a word: letters, the text, or that it is there. */
function short(q: TakingQuestion, given: Given): string {
  if (isChoice(q)) return given.choice.map((c) => optionLetters[c]).join(' ');
  return given.text || '✓';
}

function SubmitFailed({ error }: { error: unknown }) {
  if (error instanceof ApiError && error.code === 'unsent') return <Notice kind="warn" alert title={w('unsentTitle')}>{w('unsentHint')}</Notice>;
  const { title, hint } = explain(error);
  return <Notice kind="bad" alert title={title}>{hint} {t('nothingLost')}</Notice>;
}
