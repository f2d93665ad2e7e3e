import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { api } from '../../kit/api';
import { Select } from '../../kit/components/Select';
import { Skeleton } from '../../kit/components/Skeleton';
import { Empty, ErrorState } from '../../kit/components/States';
import { clockTime } from '../../kit/format';
import type { UnitBoard } from '../../kit/wire';
import { named } from '../named';
import { useResource } from '../resource';
import { UnitTable } from './UnitTable';
import { w } from './words';

/** The ranking of units, by each of the measures that the rules name. */
export function Units({ round }: { round: string }) {
  const ranking = useSignal(0);
  const units = useResource(`units ${round} ${ranking.value}`, (signal) => api.get<UnitBoard>(`/rounds/${round}/units`, { query: { ranking: ranking.peek() }, signal }));
  useEffect(() => {
    const timer = setInterval(units.reload, 10_000);
    return () => clearInterval(timer);
  }, [round, ranking.value]);
  const { data } = units;
  if (!data) return units.error ? <ErrorState error={units.error} onRetry={units.reload} /> : <Skeleton lines={8} />;
  const chosen = data.rankings.find((r) => r.index === data.ranking);
  return (
    <>
      <p class="standing">
        <span class={`standing-mark ${data.provisional ? 'standing-provisional' : 'standing-official'}`}>{data.provisional ? w('provisional') : w('official')}</span>
        <span>{w('asOf', { time: clockTime(data.as_of_ms) })}</span>
      </p>
      {data.rankings.length > 1 && <Select label={w('ranking')} value={String(ranking.value)} placeholder={null} options={data.rankings.map((r) => ({ value: String(r.index), label: named(r) }))} onValue={(v) => (ranking.value = Number(v))} />}
      {data.rows.length === 0 ? <Empty title={w('unitsEmpty')}>{w('emptyHint')}</Empty> : <UnitTable rows={data.rows} withinBlocks={chosen?.within_blocks ?? false} />}
    </>
  );
}
