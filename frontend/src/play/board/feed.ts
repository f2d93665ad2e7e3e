/** The board as it stands: the top pushed by the server, other pages asked for again and again. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { address, api, ApiError } from '../../kit/api';
import { live, type LiveStatus } from '../../kit/live';
import type { Board } from '../../kit/wire';

export interface BoardView {
  scope: 'round' | 'unit' | 'contest';
  unit?: string;
  group?: string;
  q?: string;
  offset: number;
  limit: number;
}

export interface Feed {
  board: Board | undefined;
  status: LiveStatus;
  error: unknown;
}

/** Milliseconds between two readings of a page that is not pushed. */
const every = 5000;

/** Follows one view of a round's board. */
export function useBoard(round: string, view: BoardView): Feed {
  const feed = useSignal<Feed>({ board: undefined, status: 'connecting', error: undefined });
  const query = { scope: view.scope, unit: view.unit, group: view.group, q: view.q, offset: view.offset, limit: view.limit };
  const key = JSON.stringify([round, query]);
  const pushed = view.offset === 0 && !view.q && !view.group;
  useEffect(() => {
    const put = (change: Partial<Feed>) => {
      feed.value = { ...feed.peek(), ...change };
    };
    return pushed ? follow(round, query, put) : ask(round, query, put);
  }, [key]);
  return feed.value;
}

type Put = (change: Partial<Feed>) => void;
type Query = Record<string, string | number | undefined>;

function follow(round: string, query: Query, put: Put): () => void {
  const stream = live<Board>({ events: address(`/rounds/${round}/board/stream`, query), poll: address(`/rounds/${round}/board`, query), event: 'board' });
  // A stream does not say why it is refused; a plain call does.
  let asked = false;
  const askWhy = () => {
    asked = true;
    api.get<Board>(`/rounds/${round}/board`, { query }).then(
      (board) => stream.state.peek() === null && put({ board, error: undefined }),
      (error: unknown) => {
        put({ error });
        if (error instanceof ApiError && !error.transient) stream.close();
      },
    );
  };
  const stopState = stream.state.subscribe((board) => board && put({ board, error: undefined }));
  const stopStatus = stream.status.subscribe((status) => {
    put({ status });
    if (status === 'stale' && !asked && stream.state.peek() === null) askWhy();
  });
  return () => {
    stopState();
    stopStatus();
    stream.close();
  };
}

function ask(round: string, query: Query, put: Put): () => void {
  let over = false;
  let timer: ReturnType<typeof setTimeout>;
  const run = async () => {
    try {
      const board = await api.get<Board>(`/rounds/${round}/board`, { query });
      if (!over) put({ board, status: 'polling', error: undefined });
    } catch (error) {
      if (!over) put({ status: 'stale', error });
    }
    if (!over) timer = setTimeout(run, every * (0.8 + 0.4 * Math.random()));
  };
  void run();
  return () => {
    over = true;
    clearTimeout(timer);
  };
}
