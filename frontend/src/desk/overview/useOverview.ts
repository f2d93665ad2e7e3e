import { useEffect, useState } from 'preact/hooks';
import { live, type Live } from '../../kit/live';
import type { Overview } from '../../kit/wire';

/** The figures of a round as they change, pushed while the page is in sight. */
export function useOverview(roundId: string): Live<Overview> | undefined {
  const [feed, setFeed] = useState<Live<Overview> | undefined>();
  useEffect(() => {
    const base = `/api/v1/desk/rounds/${roundId}/overview`;
    const next = live<Overview>({ events: `${base}/stream`, poll: base, event: 'overview', every: 5000 });
    setFeed(next);
    return () => next.close();
  }, [roundId]);
  return feed;
}
