/** Fetches the rest of the paper behind its first question, so that the question is there sooner. */
import { signal } from '@preact/signals';
import { localeReady } from '../../kit/i18n';
import type { TakingQuestion } from '../../kit/wire';

export type Beyond = typeof import('./beyond');

/** What draws questions beyond plain choice, once it is here: papers that have none never fetch it. */
export const beyond = signal<Beyond | undefined>(undefined);

/** True for a question that is answered by picking options. */
export const isChoice = ({ kind }: TakingQuestion): boolean => 'single multiple truefalse'.includes(kind);

/** True for a choice between words and nothing to draw: all that most papers ask. */
export const isPlain = (q: TakingQuestion): boolean => isChoice(q) && !q.media && !q.pictures && !q.formulas;

/** Fetches what these questions need beyond plain choice, and a copy of their pictures. */
export async function fetchBeyond(questions: readonly TakingQuestion[]): Promise<void> {
  if (questions.every(isPlain)) return;
  try {
    const parts = await import('./beyond');
    await localeReady();
    beyond.value = parts;
    void parts.preload(questions);
  } catch {
    setTimeout(fetchBeyond, 3000, questions);
  }
}

export type Late = typeof import('./late');

/** The rest of the paper, once it is here. */
export const late = signal<Late | undefined>(undefined);

let under = false;

/** Fetches it, again and again if the network is away. */
export async function fetchLate(): Promise<void> {
  if (late.peek() || under) return;
  under = true;
  try {
    const parts = await import('./late');
    await localeReady();
    late.value = parts;
    void import('../done/DonePage').catch(() => {}); // the next page: better here before it is needed
  } catch {
    setTimeout(() => void fetchLate(), 3000);
  }
  under = false;
}
