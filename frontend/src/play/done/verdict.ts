import type { OutcomeAnswer } from '../../kit/wire';

export type Verdict = 'right' | 'part' | 'wrong' | 'blank' | 'later';

export const answered = ({ chosen, text }: OutcomeAnswer): boolean => Boolean(text) || chosen.some((c) => c >= 0);

/** What became of an answer. The server marked it: nothing is judged again here. */
export function verdictOf(answer: OutcomeAnswer): Verdict {
  if (!answered(answer)) return 'blank';
  if (answer.later && !answer.right) return 'later';
  if (answer.right) return 'right';
  return answer.points > 0 ? 'part' : 'wrong';
}
