/** Something read from the server, for as long as a component shows it. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

export interface Resource<T> {
  /** The newest answer; kept while a newer one is on its way. */
  data: T | undefined;
  error: unknown;
  loading: boolean;
  reload(): void;
  /** Puts an answer in place that came another way, e.g. from a change. */
  set(next: T): void;
}

/**
 * Reads when the component appears and whenever `key` changes. What was read
 * for another key is kept only with `keep`, so that a filtered list does not
 * blink while a page about one thing never shows another.
 */
export function useResource<T>(key: string | undefined, load: (signal: AbortSignal) => Promise<T>, { keep = false } = {}): Resource<T> {
  const [state, setState] = useState<{ key?: string; data?: T; error?: unknown; loading: boolean }>({ loading: true });
  const [turn, setTurn] = useState(0);
  const latest = useRef(load);
  latest.current = load;

  useEffect(() => {
    if (key === undefined) return;
    const controller = new AbortController();
    setState((old) => ({ ...old, loading: true, error: undefined }));
    latest.current(controller.signal).then(
      (data) => !controller.signal.aborted && setState({ key, data, loading: false }),
      (error: unknown) => !controller.signal.aborted && setState((old) => ({ ...old, error, loading: false })),
    );
    return () => controller.abort();
  }, [key, turn]);

  const reload = useCallback(() => setTurn((n) => n + 1), []);
  const set = useCallback((data: T) => setState({ key, data, loading: false }), [key]);
  const data = state.key === key || keep ? state.data : undefined;
  return { data, error: state.error, loading: state.loading, reload, set };
}
