import { useEffect } from 'preact/hooks';
import { api, ApiError } from '../../kit/api';
import { Pager } from '../../kit/components/Pager';
import { Skeleton } from '../../kit/components/Skeleton';
import { Empty, ErrorState } from '../../kit/components/States';
import { number } from '../../kit/format';
import { query, setQuery } from '../../kit/router';
import type { BoardRow, PublicRound } from '../../kit/wire';
import { useResource } from '../resource';
import { BoardTable } from './BoardTable';
import { useBoard, type BoardView } from './feed';
import { Filters } from './Filters';
import { Nobody } from './Nobody';
import { Figures, Standing } from './Standing';
import { w } from './words';

const limit = 20;

/** The view that the address asks for. */
export function viewOf(params: URLSearchParams): BoardView {
  const unit = params.get('unit') ?? undefined;
  return {
    scope: unit ? 'unit' : params.get('scope') === 'contest' ? 'contest' : 'round',
    unit,
    group: params.get('group') ?? undefined,
    q: params.get('q') ?? undefined,
    offset: Math.max(0, Number(params.get('offset')) || 0),
    limit,
  };
}

/** The ranking of people. */
export function People({ round }: { round: PublicRound }) {
  const view = viewOf(query.value);
  const feed = useBoard(round.id, view);
  const { board } = feed;
  if (!board) {
    if (feed.error instanceof ApiError && feed.error.code === 'board_hidden') return <Empty title={w('hidden')}>{w('hiddenHint')}</Empty>;
    return feed.error ? <ErrorState error={feed.error} onRetry={() => location.reload()} /> : <Skeleton lines={8} />;
  }
  const filtered = Boolean(view.q || view.group || view.unit);
  return (
    <>
      <Figures figures={board.figures} />
      <Standing board={board} status={feed.status} />
      <Filters round={round} view={view} />
      {board.rows.length === 0 ? <Nobody round={round} filtered={filtered} /> : (
        <div class="plate board-plate">
          <BoardTable key={`${view.offset} ${view.q} ${view.group} ${view.unit}`} rows={board.rows} label={w('title')} />
        </div>
      )}
      <div class="row row-apart">
        <span class="muted small">{w('count', { n: number(board.total) })}</span>
        <Pager total={board.total} offset={view.offset} limit={limit} onOffset={(offset) => setQuery({ offset: offset > 0 ? String(offset) : undefined })} />
      </div>
      {round.mine && <Around round={round.id} />}
      {board.provisional && <p class="muted small">{w('provisionalWhy')}</p>}
    </>
  );
}

/** The reader's own row and its neighbours. */
function Around({ round }: { round: string }) {
  const around = useResource(`around ${round}`, (signal) => api.get<{ rows: BoardRow[] }>(`/rounds/${round}/board/around`, { signal }));
  useEffect(() => {
    const timer = setInterval(around.reload, 10_000);
    return () => clearInterval(timer);
  }, [round]);
  if (!around.data || around.data.rows.length === 0) return null;
  return (
    <section class="stack-tight" aria-labelledby="around-title">
      <h2 id="around-title" class="board-around">{w('around')}</h2>
      <div class="plate board-plate"><BoardTable rows={around.data.rows} label={w('around')} /></div>
    </section>
  );
}
