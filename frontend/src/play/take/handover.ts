/** The paper that the lobby was given, on its way to the page where it is answered: spares a second call. */
import type { Taking } from '../../kit/wire';

let waiting: { round: string; taking: Taking } | undefined;

export function handOver(round: string, taking: Taking): void {
  waiting = { round, taking };
}

/** Takes what was handed over for this round, once. */
export function takeOver(round: string): Taking | undefined {
  const here = waiting?.round === round ? waiting.taking : undefined;
  waiting = undefined;
  return here;
}
