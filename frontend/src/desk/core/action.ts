/** A change that a button starts: busy while it runs, its failure kept for showing. */
import { useCallback, useRef, useState } from 'preact/hooks';
import { ApiError } from '../../kit/api';

export interface Action<A extends unknown[]> {
  run(...args: A): Promise<boolean>;
  busy: boolean;
  error: ApiError | undefined;
  clear(): void;
}

/** Wraps a change. `run` resolves to whether it succeeded; a second press while busy does nothing. */
export function useAction<A extends unknown[]>(change: (...args: A) => Promise<unknown>): Action<A> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | undefined>();
  const running = useRef(false);
  const latest = useRef(change);
  latest.current = change;

  const run = useCallback(async (...args: A) => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setError(undefined);
    try {
      await latest.current(...args);
      return true;
    } catch (cause) {
      setError(cause instanceof ApiError ? cause : new ApiError(0, 'unexpected', cause instanceof Error ? cause.message : String(cause)));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  return { run, busy, error, clear: useCallback(() => setError(undefined), []) };
}
