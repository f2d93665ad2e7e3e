import { Button } from '../../kit/components/Button';
import { serverClock } from '../../kit/clock';
import { dateTime } from '../../kit/format';
import type { Outcome, PublicRound } from '../../kit/wire';
import { boardVisible, phaseAt } from '../round';
import { w } from './words';

/** What happens now, and when. */
export function NextUp({ round, outcome }: { round: PublicRound; outcome: Outcome }) {
  const phase = phaseAt(round, serverClock.now());
  const published = outcome.next.results === 'published';
  const { mine } = round;
  return (
    <section class="stack" aria-labelledby="next-title">
      <h2 id="next-title">{w('next')}</h2>
      {!published && <p>{phase === 'open' ? w('nextCloses', { time: dateTime(outcome.next.closes_ms) }) : w('nextClosed')}</p>}
      <div class="row">
        {published && <Button kind="primary" href={`/r/${round.id}/result`}>{w('seeResult')}</Button>}
        {!published && boardVisible(round, phase) && <Button kind="primary" href={`/r/${round.id}/board`}>{w('board')}</Button>}
        {phase === 'open' && mine?.may_start && <Button href={`/r/${round.id}`}>{mine.left === null ? w('againUnlimited') : w('again', { n: mine.left })}</Button>}
        <Button kind="quiet" href={`/c/${round.contest.slug}`}>{w('toContest')}</Button>
      </div>
    </section>
  );
}
