import type { QuestionState } from './rules';
import { bt } from './words';

/** What moving a question from one state to another is called. */
export function moveLabel(from: QuestionState | undefined, to: QuestionState): string {
  if (to === 'approved') return bt('approve');
  if (to === 'in_review') return bt('sendReview');
  if (to === 'retired') return bt('retire');
  return from === 'retired' ? bt('reopen') : bt('sendBack');
}
