import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { api, ApiError } from '../../kit/api';
import { serverClock } from '../../kit/clock';
import { Skeleton } from '../../kit/components/Skeleton';
import { ErrorState } from '../../kit/components/States';
import { navigate } from '../../kit/router';
import type { Taking } from '../../kit/wire';
import { Shell } from '../shell/Shell';
import { useServerClock } from '../time';
import { t } from '../words';
import { takeOver } from './handover';
import { Paper } from './paper';
import { PaperView } from './PaperView';

/** The paper's page: takes up the attempt that is running, wherever it was left. */
export function TakePage({ parts }: { parts: Record<string, string> }) {
  useServerClock();
  const round = parts.round!;
  const paper = useSignal<Paper | undefined>(undefined);
  const error = useSignal<unknown>(undefined);

  async function load() {
    error.value = undefined;
    try {
      const sent = performance.now();
      const taking = takeOver(round) ?? (await api.get<Taking>(`/rounds/${round}/attempts/current`));
      if (!serverClock.synced) serverClock.learn({ sent, received: performance.now(), server: taking.now_ms });
      paper.value = new Paper(round, taking);
    } catch (cause) {
      if (cause instanceof ApiError && (cause.status === 404 || cause.status === 401)) navigate(`/r/${round}`, { replace: true });
      else error.value = cause;
    }
  }
  useEffect(() => {
    void load();
    return () => paper.peek()?.close();
  }, [round]);

  if (paper.value) return <PaperView paper={paper.value} />;
  return <Shell title={t('paper')} width="reading">{error.value ? <ErrorState error={error.value} onRetry={load} /> : <Skeleton lines={5} tall />}</Shell>;
}
