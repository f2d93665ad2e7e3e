import { Button, Notice } from '../../kit/components';
import { dateTime } from '../../kit/format';
import { calls } from '../core/calls';
import { useContest } from '../core/contest';
import { paths } from '../core/paths';
import { useResource } from '../core/resource';
import { lt } from './words';

/** Warns of closed sets in the way of a round of the next 24 hours; nothing when there is none. */
export function SealsAhead({ round }: { round?: string }) {
  const { contest } = useContest();
  const ahead = useResource(`seals-ahead ${contest.id}`, () => calls.sealsAhead(contest.id));
  const list = (ahead.data?.items ?? []).filter((a) => !round || a.round_id === round);
  return (
    <>
      {list.map((a) => (
        <Notice
          key={`${a.seal.id} ${a.round_id}`}
          kind="bad"
          title={lt('aheadTitle')}
          actions={<Button size="small" href={paths.seals(contest.id, a.bank_id)}>{lt('aheadOpen')}</Button>}
        >
          {lt('ahead', { round: a.round_name, set: a.seal.name, time: dateTime(a.opens_ms) })}
        </Notice>
      ))}
    </>
  );
}
