/** How long to wait before trying again, so that a crowd does not return in step. */
export interface Backoff {
  /** The wait after the first failure, in milliseconds. */
  first: number;
  /** No wait is longer than this, in milliseconds. */
  most: number;
}

/**
 * The wait before try number `failures + 1`: doubled each time, capped, then
 * drawn between half of it and all of it. `random` is in [0, 1).
 */
export function backoff(failures: number, random: () => number, { first, most }: Backoff = { first: 600, most: 15_000 }): number {
  const whole = Math.min(most, first * 2 ** Math.max(0, failures - 1));
  return whole / 2 + (whole / 2) * random();
}

/** Resolves after `ms`, or rejects as soon as the signal aborts. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    }, { once: true });
  });
}
