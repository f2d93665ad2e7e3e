import { useSignal } from '@preact/signals';
import { Button } from '../../kit/components/Button';
import { ArrowLeftIcon, ArrowRightIcon, GridIcon } from '../../kit/icon';
import { t } from '../words';
import { late } from './later';
import type { Paper } from './paper';
import type { Step } from './steps';
import type { Submission } from './submission';

/** The bar at the thumb: back, all questions, on; at the end, hand in. */
export function Way({ paper, all, at, submission, onGo }: { paper: Paper; all: readonly Step[]; at: number; submission: Submission; onGo: (index: number) => void }) {
  const sheet = useSignal(false);
  const of = paper.questions.value.length;
  const next = all[at + 1];
  const rest = late.value;
  return (
    <div class="take-way">
      <div class="take-way-inside">
        <Button class="way-back" disabled={at === 0} label={t('back')} onClick={() => onGo(at - 1)}><ArrowLeftIcon /><span class="way-word">{t('back')}</span></Button>
        <Button class="way-all" aria-haspopup="dialog" onClick={() => (sheet.value = true)}>
          <GridIcon />
          <span><span class="visually-hidden">{t('allQuestions')}: </span><span class="figures way-count">{of - paper.missing.value.length}/{of}</span></span>
        </Button>
        {!next && <Button kind="primary" class="way-next" busy={submission.busy.value} onClick={submission.begin}>{submission.busy.value ? t('submitting') : t('submit')}</Button>}
        {next && <Button kind="primary" class="way-next" onClick={() => onGo(at + 1)}>{next.kind === 'review' ? t('toReview') : t('next')}<ArrowRightIcon /></Button>}
      </div>
      {sheet.value && rest && (
        <rest.Dialog title={t('allQuestions')} onClose={() => (sheet.value = false)}>
          <rest.Navigator paper={paper} all={all} at={at} onGo={onGo} onGone={() => (sheet.value = false)} />
        </rest.Dialog>
      )}
    </div>
  );
}
