import { useSignal } from '@preact/signals';
import { Button } from '../../kit/components/Button';
import { Dialog } from '../../kit/components/Dialog';
import { Notice } from '../../kit/components/Notice';
import { Ring } from '../../kit/components/Ring';
import { explain } from '../../kit/components/States';
import { ApiError } from '../../kit/api';
import { optionLetters } from '../../kit/components/OptionMark';
import { number } from '../../kit/format';
import { t } from '../words';
import type { Paper } from './paper';
import { stepOf, type Step } from './steps';

/** What is answered, what is missing, and the way to hand the paper in. */
export function Review({ paper, all, onGo }: { paper: Paper; all: readonly Step[]; onGo: (index: number) => void }) {
  const asking = useSignal(false);
  const busy = useSignal(false);
  const failure = useSignal<unknown>(undefined);
  const missing = paper.missing.value;
  const of = paper.questions.value.length;
  const noGuess = Boolean(paper.taking.prediction) && paper.prediction.value === undefined;
  const incomplete = missing.length > 0 || noGuess;

  const submit = async () => {
    asking.value = false;
    busy.value = true;
    failure.value = undefined;
    try {
      await paper.submit(missing.length > 0);
    } catch (error) {
      failure.value = error;
      busy.value = false;
    }
  };
  const predictionAt = all.findIndex((s) => s.kind === 'prediction');
  return (
    <section class="review">
      <div class="review-head">
        <Ring share={(of - missing.length) / of} notches={of} tone={missing.length === 0 ? 'right' : 'gold'} size="7rem" star label={t('answeredOf', { n: of - missing.length, of })}><span class="review-count">{of - missing.length}/{of}</span></Ring>
        <div class="stack-tight">
          <h2>{t('reviewTitle')}</h2>
          <p class="muted">{incomplete ? t('reviewMissing') : t('reviewComplete')}</p>
        </div>
      </div>
      <ol class="review-list" role="list">
        {paper.questions.value.map((q, i) => {
          const choice = paper.entry(q.position).value.choice;
          return (
            <li key={q.position}>
              <button type="button" class={`review-row${choice.length === 0 ? ' review-blank' : ''}`} onClick={() => onGo(stepOf(all, q.position))}>
                <b class="figures">{i + 1}</b>
                <span class="review-stem">{q.stem || t('notOpened')}</span>
                <span class="review-answer">{choice.length > 0 ? choice.map((c) => optionLetters[c]).join(' ') : t('blank')}</span>
              </button>
            </li>
          );
        })}
        {predictionAt >= 0 && (
          <li>
            <button type="button" class={`review-row${noGuess ? ' review-blank' : ''}`} onClick={() => onGo(predictionAt)}>
              <b class="figures">+</b>
              <span class="review-stem">{t('predictionTitle')}</span>
              <span class="review-answer">{paper.prediction.value === undefined ? t('blank') : number(paper.prediction.value)}</span>
            </button>
          </li>
        )}
      </ol>
      {paper.taking.blanks === 'invalid' && incomplete && <Notice kind="warn" title={t('mustBeComplete')}>{t('mustBeCompleteWhy')}</Notice>}
      {failure.value !== undefined && <SubmitFailed error={failure.value} />}
      <Button kind="primary" size="large" wide busy={busy.value} onClick={() => (incomplete ? (asking.value = true) : void submit())}>{busy.value ? t('submitting') : t('submit')}</Button>
      {asking.value && (
        <Dialog title={t('submitIncomplete')} onClose={() => (asking.value = false)} actions={<><Button onClick={() => (asking.value = false)}>{t('keepAnswering')}</Button><Button kind="primary" onClick={submit}>{t('submitAnyway')}</Button></>}>
          {missing.length > 0 && <p>{t('missingList', { list: missing.map((p) => paper.questions.value.findIndex((q) => q.position === p) + 1).join(', ') })}</p>}
          {noGuess && <p>{t('missingPrediction')}</p>}
          <p>{paper.taking.blanks === 'invalid' ? t('mustBeCompleteWhy') : t('submitFinal')}</p>
        </Dialog>
      )}
    </section>
  );
}

function SubmitFailed({ error }: { error: unknown }) {
  if (error instanceof ApiError && error.code === 'unsent') return <Notice kind="warn" alert title={t('unsentTitle')}>{t('unsentHint')}</Notice>;
  const { title, hint } = explain(error);
  return <Notice kind="bad" alert title={title}>{hint} {t('nothingLost')}</Notice>;
}
