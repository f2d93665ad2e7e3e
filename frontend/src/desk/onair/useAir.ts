import { useEffect, useState } from 'preact/hooks';
import { live, type Live } from '../../kit/live';
import { airFeed } from './calls';
import type { Air } from './wire';

/** The state of the air as it changes. */
export function useAir(contest: string): Live<Air> | undefined {
  const [feed, setFeed] = useState<Live<Air> | undefined>();
  useEffect(() => {
    const next = live<Air>({ ...airFeed(contest), event: 'air', every: 1000 });
    setFeed(next);
    return () => next.close();
  }, [contest]);
  return feed;
}
