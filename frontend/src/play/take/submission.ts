/** Handing the paper in: what stands in the way, the question before it, and what went wrong. */
import { useSignal, type Signal } from '@preact/signals';
import type { Paper } from './paper';

export interface Submission {
  /** Something is blank: ask first. */
  incomplete: boolean;
  noGuess: boolean;
  asking: Signal<boolean>;
  busy: Signal<boolean>;
  failure: Signal<unknown>;
  /** Hands in, or asks first when something is blank. */
  begin(): void;
  /** Hands in, blanks and all. */
  confirm(): Promise<void>;
}

export function useSubmission(paper: Paper): Submission {
  const asking = useSignal(false);
  const busy = useSignal(false);
  const failure = useSignal<unknown>(undefined);
  const noGuess = Boolean(paper.taking.prediction) && paper.prediction.value === undefined;
  const incomplete = paper.missing.value.length > 0 || noGuess;
  const confirm = async () => {
    if (busy.peek()) return;
    asking.value = false;
    busy.value = true;
    failure.value = undefined;
    try {
      await paper.submit(paper.missing.peek().length > 0);
    } catch (error) {
      failure.value = error;
      busy.value = false;
    }
  };
  const begin = () => {
    if (incomplete) asking.value = true;
    else void confirm();
  };
  return { incomplete, noGuess, asking, busy, failure, begin, confirm };
}
