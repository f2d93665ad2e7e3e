import { setQuery } from '../../kit/router';
import { Pager } from './Pager';

/** A pager whose place stands in the address, so that a page can be sent to somebody. A server that names no limit gave `limit`. */
export function QueryPager({ of, limit }: { of: { total: number; offset: number; limit: number }; limit: number }) {
  return <Pager total={of.total} offset={of.offset} limit={of.limit || limit} onOffset={(n) => setQuery({ offset: n ? String(n) : undefined })} />;
}
