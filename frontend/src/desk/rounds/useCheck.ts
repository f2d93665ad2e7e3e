import { useEffect, useState } from 'preact/hooks';
import type { RoundEdit, RulesPage } from '../../kit/wire';
import { calls, type RoundProblem } from '../core/calls';
import { useSettled } from '../core/debounce';

export interface Check {
  problems: readonly RoundProblem[];
  /** The rules page of what is being edited, where the server draws it. */
  page?: RulesPage;
  checking: boolean;
}

/** Has the server judge the rules as they are typed, a moment after the last key. */
export function useCheck(contest: string, edit: RoundEdit, known: readonly RoundProblem[], on: boolean): Check {
  const settled = useSettled(edit, 500);
  const [check, setCheck] = useState<Check>({ problems: known, checking: on });
  useEffect(() => {
    if (!on) return;
    const controller = new AbortController();
    setCheck((old) => ({ ...old, checking: true }));
    calls.checkRound(contest, settled, controller.signal).then(
      ({ problems, page }) => setCheck({ problems, page, checking: false }),
      () => !controller.signal.aborted && setCheck((old) => ({ ...old, checking: false })),
    );
    return () => controller.abort();
  }, [settled, on]);
  return on ? check : { problems: known, checking: false };
}
