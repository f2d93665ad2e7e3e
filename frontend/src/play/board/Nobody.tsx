import { serverClock } from '../../kit/clock';
import { Empty } from '../../kit/components/States';
import { dateTime } from '../../kit/format';
import type { PublicRound } from '../../kit/wire';
import { w } from './words';

/** Why the board is empty: nobody matches, nobody may answer yet, or nobody has handed in. */
export function Nobody({ round, filtered = false }: { round: PublicRound; filtered?: boolean }) {
  if (filtered) return <Empty title={w('nobody')}>{w('nobodyHint')}</Empty>;
  if (serverClock.now() < round.opens_ms) return <Empty title={w('notOpen')}>{w('notOpenHint', { time: dateTime(round.opens_ms) })}</Empty>;
  return <Empty title={w('empty')}>{w('emptyHint')}</Empty>;
}
