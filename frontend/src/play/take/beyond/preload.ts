/**
 * A copy of every picture and sound of the paper on the device, fetched at the
 * start: a later question shows whole even when the network is gone by then.
 */
import { signal, type Signal } from '@preact/signals';
import type { Medium, TakingQuestion } from '../../../kit/wire';

const copies = new Map<string, Signal<string | undefined>>();
const underway = new Set<string>();

/** The copy's address; undefined until it is here. */
export function copyOf(url: string): Signal<string | undefined> {
  let copy = copies.get(url);
  if (!copy) copies.set(url, (copy = signal(undefined)));
  return copy;
}

/** Fetches what is not here yet, in the order of the paper, two at a time. */
export async function preload(questions: readonly TakingQuestion[]): Promise<void> {
  const wanted = questions.flatMap(mediaOf).map((m) => m.url).filter((url) => url && !copyOf(url).peek() && !underway.has(url));
  const queue = [...new Set(wanted)];
  queue.forEach((url) => underway.add(url));
  const work = async () => {
    for (let url = queue.shift(); url; url = queue.shift()) await fetchCopy(url);
  };
  await Promise.all([work(), work()]);
}

export function mediaOf(q: TakingQuestion): Medium[] {
  return [...(q.media ?? []), ...(q.pictures ?? [])];
}

async function fetchCopy(url: string): Promise<void> {
  for (let failures = 0; ; failures++) {
    try {
      const response = await fetch(url);
      if (response.ok) copyOf(url).value = URL.createObjectURL(await response.blob());
      if (response.ok || response.status === 404) break;
    } catch {
      // No network: tried again below.
    }
    await new Promise<void>((resolve) => {
      const go = () => {
        clearTimeout(timer);
        window.removeEventListener('online', go);
        resolve();
      };
      const timer = setTimeout(go, Math.min(30_000, 1000 * 2 ** failures));
      window.addEventListener('online', go);
    });
  }
  underway.delete(url);
}
