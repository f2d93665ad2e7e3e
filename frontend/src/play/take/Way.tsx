import { useSignal } from '@preact/signals';
import { Button } from '../../kit/components/Button';
import { Dialog } from '../../kit/components/Dialog';
import { ArrowLeftIcon, ArrowRightIcon, GridIcon } from '../../kit/icons';
import { t } from '../words';
import { Navigator } from './Navigator';
import type { Paper } from './paper';
import type { Step } from './steps';

/** The bar at the thumb: back, all questions, on. */
export function Way({ paper, all, at, onGo }: { paper: Paper; all: readonly Step[]; at: number; onGo: (index: number) => void }) {
  const sheet = useSignal(false);
  const of = paper.questions.value.length;
  const next = all[at + 1];
  return (
    <div class="take-way">
      <div class="take-way-inside">
        <Button class="way-back" disabled={at === 0} label={t('back')} onClick={() => onGo(at - 1)}><ArrowLeftIcon /><span class="way-word">{t('back')}</span></Button>
        <Button class="way-all" aria-haspopup="dialog" onClick={() => (sheet.value = true)}>
          <GridIcon />
          <span><span class="visually-hidden">{t('allQuestions')}: </span><span class="figures way-count">{of - paper.missing.value.length}/{of}</span></span>
        </Button>
        {next && <Button kind="primary" class="way-next" onClick={() => onGo(at + 1)}>{next.kind === 'review' ? t('toReview') : t('next')}<ArrowRightIcon /></Button>}
      </div>
      {sheet.value && (
        <Dialog title={t('allQuestions')} onClose={() => (sheet.value = false)}>
          <Navigator paper={paper} all={all} at={at} onGo={onGo} onGone={() => (sheet.value = false)} />
        </Dialog>
      )}
    </div>
  );
}
