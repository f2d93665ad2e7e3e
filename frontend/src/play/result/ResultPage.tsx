import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { api, ApiError } from '../../kit/api';
import { Button } from '../../kit/components/Button';
import { Empty } from '../../kit/components/States';
import { query, setQuery } from '../../kit/router';
import type { PublicResult } from '../../kit/wire';
import { named } from '../named';
import { useResource } from '../resource';
import { Loaded } from '../shell/Loaded';
import { Shell } from '../shell/Shell';
import { ResultHead } from './ResultHead';
import { ResultView } from './ResultView';
import { w } from './words';

export const limit = 50;

/** True until the organiser publishes. */
export const notPublished = (error: unknown) => error instanceof ApiError && error.code === 'result_not_published';

/** Reads one page of an official result, as the address asks; before it is published, asks again by itself. */
export function useResult(round: string) {
  const q = query.value.get('q') ?? undefined;
  const group = query.value.get('group') ?? undefined;
  const offset = Math.max(0, Number(query.value.get('offset')) || 0);
  const asks = { q, group, offset, limit };
  const result = useResource(`result ${round} ${JSON.stringify(asks)}`, (signal) => api.get<PublicResult>(`/rounds/${round}/result`, { query: asks, signal }));
  const waits = notPublished(result.error);
  useEffect(() => {
    if (!waits) return;
    // Spread out: a province may be waiting on this page.
    const timer = setInterval(() => document.visibilityState === 'visible' && result.reload(), 8_000 + Math.random() * 4_000);
    return () => clearInterval(timer);
  }, [waits]);
  return { asks, result };
}

/** The official result of a round. */
export function ResultPage({ parts }: { parts: Record<string, string> }) {
  const id = parts.round!;
  const { result, asks } = useResult(id);
  const last = useSignal<PublicResult | undefined>(undefined);
  if (result.data) last.value = result.data;
  if (notPublished(result.error)) return <NotYet round={id} />;
  // While another page of the same table is on its way, the one before stays.
  const shown = result.data ?? (result.error ? undefined : last.value);
  return (
    <Loaded of={{ ...result, data: shown }} title={w('title')}>
      {(r) => (
        <Shell title={`${w('title')} ${named(r.round)}`} contest={{ slug: r.contest.slug, label: named(r.contest) }} hero={<ResultHead result={r} />} width="wide">
          <ResultView result={r} asks={asks} onAsk={setQuery} />
        </Shell>
      )}
    </Loaded>
  );
}

function NotYet({ round }: { round: string }) {
  return (
    <Shell title={w('title')}>
      <Empty page title={w('notYet')} action={<Button kind="primary" href={`/r/${round}/board`}>{w('toBoard')}</Button>}>{w('notYetHint')}</Empty>
    </Shell>
  );
}
