import { Button, Select } from '../../kit/components';
import { query, setQuery } from '../../kit/router';
import type { DeskRound } from '../../kit/wire';
import { calls } from '../core/calls';
import { named, useContest } from '../core/contest';
import { paths } from '../core/paths';
import { useResource } from '../core/resource';
import { currentRound } from '../core/round';
import { Loaded } from '../ui/Loaded';
import { PageSkeleton } from '../ui/PageSkeleton';
import { Page } from '../ui/Page';
import { ItemAlarms } from '../results/ItemAlarms';
import { StateBadge } from '../ui/StateBadge';
import { FirstSteps } from './FirstSteps';
import { RoundOverview } from './RoundOverview';
import { ot } from './words';
import { SealsAhead } from '../seals/SealsAhead';
import './overview.css';

/** How the contest stands now: the first steps of a new one, or the round that matters. */
export default function OverviewPage() {
  const { contest } = useContest();
  const rounds = useResource(`rounds ${contest.id}`, () => calls.rounds(contest.id));
  return (
    <Loaded of={rounds} skeleton={<PageSkeleton />}>
      {({ items }) => {
        const round = items.find((r) => r.id === query.value.get('round')) ?? currentRound(items);
        if (!round) return <Page title={ot('startTitle')} lead={ot('startLead')}><FirstSteps rounds={items} /></Page>;
        return <One key={round.id} rounds={items} round={round} />;
      }}
    </Loaded>
  );
}

function One({ rounds, round }: { rounds: DeskRound[]; round: DeskRound }) {
  const { contest } = useContest();
  return (
    <Page
      title={named(round)}
      aside={<StateBadge state={round.state} />}
      actions={<>
        {rounds.length > 1 && (
          <div class="overview-pick">
            <Select
              label={<span class="visually-hidden">{ot('round')}</span>}
              value={round.id}
              placeholder={null}
              options={rounds.map((r) => ({ value: r.id, label: named(r) }))}
              onValue={(id) => setQuery({ round: id })}
            />
          </div>
        )}
        <Button href={paths.round(contest.id, round.id)}>{ot('openRound')}</Button>
      </>}
    >
      <SealsAhead />
      {(round.state === 'draft') && <FirstSteps rounds={rounds} />}
      <ItemAlarms round={round} standing />
      <RoundOverview round={round} />
    </Page>
  );
}
