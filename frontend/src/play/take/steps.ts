/** The paper as a line of steps: its questions (one by one or together), the prediction, the review. */
import type { Taking } from '../../kit/wire';

export type Step =
  | { kind: 'question'; position: number; number: number }
  | { kind: 'questions' }
  | { kind: 'prediction' }
  | { kind: 'review' };

export function steps(taking: Pick<Taking, 'layout' | 'per_question_ms' | 'questions' | 'prediction'>): Step[] {
  // A question with its own clock can only stand alone.
  const together = taking.layout === 'all' && taking.per_question_ms === 0;
  return [
    ...(together ? [{ kind: 'questions' } as const] : taking.questions.map((q, i) => ({ kind: 'question', position: q.position, number: i + 1 }) as const)),
    ...(taking.prediction ? [{ kind: 'prediction' } as const] : []),
    { kind: 'review' },
  ];
}

/** The step where a question is answered. */
export function stepOf(all: readonly Step[], position: number): number {
  const index = all.findIndex((s) => s.kind === 'question' && s.position === position);
  return index >= 0 ? index : all.findIndex((s) => s.kind === 'questions');
}
