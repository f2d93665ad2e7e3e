/** Fetches the rest of the paper behind its first question, so that the question is there sooner. */
import { signal } from '@preact/signals';
import { localeReady } from '../../kit/i18n';

export type Late = typeof import('./late');

/** The rest of the paper, once it is here. */
export const late = signal<Late | undefined>(undefined);

let under = false;

/** Fetches it, again and again if the network is away. */
export async function fetchLate(): Promise<void> {
  if (late.peek() || under) return;
  under = true;
  try {
    const parts = await import('./late');
    await localeReady();
    late.value = parts;
    void import('../done/DonePage').catch(() => {}); // the next page: better here before it is needed
  } catch {
    setTimeout(() => void fetchLate(), 3000);
  }
  under = false;
}
