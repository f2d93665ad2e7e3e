import { CheckIcon, OfflineIcon, WaitIcon, WarnIcon } from '../../kit/icon';
import { clockTime } from '../../kit/format';
import { t } from '../words';
import type { Paper } from './paper';

type Line = { kind: 'saving' | 'saved' | 'waiting' | 'refused' | 'calm'; text: string };

/** Where the answers are, in one line. */
export function lineOf(paper: Paper, position: number | undefined): Line {
  const pending = paper.outbox.pending.value + paper.guesses.pending.value;
  const remark = paper.remark.value;
  if (pending > 0 && anyWaiting(paper)) return { kind: 'waiting', text: t('stateWaiting', { n: pending }) };
  if (pending > 0) return { kind: 'saving', text: t('stateSaving') };
  if (remark) return { kind: 'refused', text: remarkText(remark.what, numberOf(paper, remark.position)) };
  const saved = newestSaved(paper, position);
  if (saved) return { kind: 'saved', text: t('stateSaved', { time: clockTime(saved.saved_ms), receipt: saved.receipt }) };
  return { kind: 'calm', text: t('stateCalm') };
}

const icons = { saving: WaitIcon, saved: CheckIcon, waiting: OfflineIcon, refused: WarnIcon, calm: CheckIcon };

/** The saved state, always in the same place. Only trouble, and its end, is read out. */
export function SaveLine({ paper, position }: { paper: Paper; position: number | undefined }) {
  const line = lineOf(paper, position);
  const Icon = icons[line.kind];
  const trouble = line.kind === 'waiting' || line.kind === 'refused';
  return (
    <>
      <p class={`save-line save-${line.kind}`}>
        {line.kind !== 'calm' && <Icon size="1.05em" />}
        <span>{line.text}</span>
      </p>
      <span class="visually-hidden" role="status">{trouble ? line.text : ''}</span>
    </>
  );
}

function anyWaiting(paper: Paper): boolean {
  const answers = paper.outbox.unsent().some((i) => paper.outbox.state(i.position).value?.kind === 'waiting');
  return answers || paper.guesses.state(0).value?.kind === 'waiting';
}

/** The question in sight, or the newest of all. */
function newestSaved(paper: Paper, position: number | undefined) {
  if (position !== undefined) return paper.entry(position).value.saved;
  return paper.questions.value
    .map((q) => paper.entry(q.position).value.saved)
    .reduce((newest, s) => (s && (!newest || s.saved_ms > newest.saved_ms) ? s : newest), undefined);
}

const numberOf = (paper: Paper, position: number) => paper.questions.value.findIndex((q) => q.position === position) + 1;

function remarkText(what: string, n: number): string {
  if (what === 'answered_elsewhere') return t('remarkElsewhere', { n });
  if (what === 'answer_late') return t('remarkLate', { n });
  return what === 'answer_locked' ? t('remarkLocked', { n }) : t('remarkRefused', { n });
}
