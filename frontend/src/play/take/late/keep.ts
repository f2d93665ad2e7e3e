/**
 * The paper put away on the device, so that a reload without network brings it
 * back (public/offline.js does). Kept are the questions, the answers that the
 * server has, and the deadline; never the token: the cookie fetches a new one.
 */
import { effect } from '@preact/signals';
import { serverClock } from '../../../kit/clock';
import type { Taking } from '../../../kit/wire';
import type { Paper } from '../paper';

/** The store that the service worker reads; forgetAll empties it when somebody else signs in. */
const store = 'hoithi-paper-1';

/** The paper as the server would send it now, as far as this page knows. */
export function copyOf(paper: Paper): Taking {
  const { taking } = paper;
  const questions = paper.questions.value.map((q) => {
    const { revision, choice, text, saved } = paper.entry(q.position).value;
    return saved ? { ...q, answer: { revision, choice, ...(text && { text }), ...saved } } : q;
  });
  const prediction = taking.prediction && { ...taking.prediction, value: paper.prediction.value };
  return { ...taking, token: '', attempt: { ...taking.attempt, deadline_ms: paper.deadline.value }, questions, prediction, now_ms: serverClock.now() };
}

/** Keeps the paper until it ends; returns how to stop. Where the browser cannot, nothing happens. */
export function keep(paper: Paper): () => void {
  const at = `/api/v1/rounds/${paper.round}/attempts/current`;
  let timer: ReturnType<typeof setTimeout>;
  void askWorker();
  const stop = effect(() => {
    const copy = paper.ended.value === 'no' ? copyOf(paper) : undefined;
    clearTimeout(timer);
    timer = setTimeout(() => void put(at, copy).catch(() => {}), copy ? 200 : 0);
  });
  return () => {
    stop();
    if (paper.ended.peek() === 'no') return;
    clearTimeout(timer);
    void put(at, undefined).catch(() => {});
  };
}

async function put(at: string, taking: Taking | undefined): Promise<void> {
  if (!('caches' in window)) return;
  if (!taking) return void (await caches.delete(store));
  await (await caches.open(store)).put(at, new Response(JSON.stringify({ taking, at_ms: Date.now() })));
}

async function askWorker(): Promise<void> {
  try {
    // A page that began elsewhere and came here by steps of the app is not controlled before its reload; it can be heard.
    const { installing, waiting, active } = await navigator.serviceWorker.register('/offline.js', { scope: '/r/' });
    const assets = performance.getEntriesByType('resource').map((r) => new URL(r.name).pathname).filter((p) => p.startsWith('/assets/'));
    (installing ?? waiting ?? active)?.postMessage({ address: location.pathname, assets: [...new Set(assets)] });
  } catch {
    // Private windows and old browsers have none: the paper works, a reload needs the network.
  }
}
