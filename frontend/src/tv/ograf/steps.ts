/** The step arithmetic of OGraf v1. */

export interface PlayParams { delta?: number; goto?: number; skipAnimation?: boolean }

/**
 * The step that a play action leads to: `goto`, or `delta` (one) from the
 * current one, which before the first play is −1. Undefined: past the end,
 * the graphic goes out.
 */
export function playTarget(current: number | undefined, params: PlayParams, stepCount: number): number | undefined {
  const from = current ?? -1;
  const target = number(params.goto) ?? from + (number(params.delta) ?? 1);
  if (target >= stepCount) return undefined;
  return Math.max(0, Math.floor(target));
}

const number = (x: unknown) => (typeof x === 'number' && Number.isFinite(x) ? x : undefined);
