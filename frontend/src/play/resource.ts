/** Something on the server, as a page sees it: not here yet, here, or failed. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

export interface Resource<T> {
  data: T | undefined;
  error: unknown;
  /** True until the first answer or failure. */
  loading: boolean;
  reload: () => void;
  /** Puts a newer state in place, e.g. what a change gave back. */
  set: (data: T) => void;
}

/** What was read before, so that going back shows it at once while it is read again. */
const known = new Map<string, unknown>();

/** Forgets what was read: after signing in or out, everything may look different. */
export function forgetAll(): void {
  known.clear();
  void window.caches?.delete('hoithi-paper-1'); // a paper put away on this device, take/late/keep.ts
}

/** Reads `key` when it changes and on reload; an undefined key reads nothing. */
export function useResource<T>(key: string | undefined, load: (signal: AbortSignal) => Promise<T>): Resource<T> {
  const state = useSignal<{ key?: string; data?: T; error?: unknown }>({});
  const turn = useSignal(0);
  const loader = useRef(load);
  loader.current = load;

  useEffect(() => {
    if (key === undefined) return;
    const controller = new AbortController();
    const run = async () => {
      try {
        const data = await loader.current(controller.signal);
        known.set(key, data);
        if (!controller.signal.aborted) state.value = { key, data };
      } catch (error) {
        if (!controller.signal.aborted) state.value = { key, data: state.peek().key === key ? state.peek().data : undefined, error };
      }
    };
    void run();
    return () => controller.abort();
  }, [key, turn.value]);

  const here = state.value.key === key;
  const data = here ? state.value.data : key === undefined ? undefined : (known.get(key) as T | undefined);
  return {
    data,
    error: here ? state.value.error : undefined,
    loading: key !== undefined && data === undefined && !(here && state.value.error),
    reload: () => turn.value++,
    set: (next) => {
      if (key !== undefined) known.set(key, next);
      state.value = { key, data: next };
    },
  };
}
