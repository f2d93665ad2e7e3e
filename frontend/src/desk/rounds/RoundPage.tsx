import { useState } from 'preact/hooks';
import { Button } from '../../kit/components';
import type { DeskBank, DeskRound } from '../../kit/wire';
import { calls } from '../core/calls';
import { named, useContest } from '../core/contest';
import { paths } from '../core/paths';
import { useResource } from '../core/resource';
import { Loaded } from '../ui/Loaded';
import { PageSkeleton } from '../ui/PageSkeleton';
import { Page } from '../ui/Page';
import { Panel } from '../ui/Panel';
import { StateBadge } from '../ui/StateBadge';
import { ItemAlarms } from '../results/ItemAlarms';
import { Editor } from './Editor';
import { History } from './History';
import { Moves, WhyNot } from './Moves';
import { RoundSteps } from './RoundSteps';
import { SealsAhead } from '../seals/SealsAhead';
import { rt } from './words';
import './rounds.css';

/** One round: where it stands, what comes next, its rules, its history. */
export default function RoundPage({ params }: { params: Record<string, string> }) {
  const { contest } = useContest();
  const data = useResource(`round ${params.round}`, async () => {
    const [round, banks, rounds] = await Promise.all([calls.round(params.round!), calls.banks(contest.id), calls.rounds(contest.id)]);
    return { round, banks: banks.items, others: rounds.items.filter((r) => r.id !== round.id) };
  });
  return (
    <Loaded of={data} skeleton={<PageSkeleton />}>
      {({ round, banks, others }) => <Open round={round} banks={banks} others={others} onRound={(next) => data.set({ round: next, banks, others })} onReload={data.reload} />}
    </Loaded>
  );
}

function Open({ round, banks, others, onRound, onReload }: { round: DeskRound; banks: DeskBank[]; others: DeskRound[]; onRound(next: DeskRound): void; onReload(): void }) {
  const { contest } = useContest();
  const [unsaved, setUnsaved] = useState(false);
  const past = round.state !== 'draft' && round.state !== 'scheduled';
  return (
    <Page
      title={named(round)}
      aside={<StateBadge state={round.state} />}
      back={{ href: paths.rounds(contest.id), label: rt('title') }}
      actions={<>
        {round.state !== 'draft' && <Button kind="quiet" href={`/r/${round.id}/rules`} target="_blank">{rt('rulesPage')}</Button>}
        {past && <Button href={paths.overview(contest.id, round.id)}>{rt('overview')}</Button>}
        <Moves round={round} onMoved={onRound} unsaved={unsaved} />
      </>}
    >
      <SealsAhead round={round.id} />
      <Panel class="overview-steps"><RoundSteps round={round} /><WhyNot round={round} /></Panel>
      <ItemAlarms round={round} standing />
      <Editor key={`${round.id} ${round.rules_version} ${round.state}`} round={round} banks={banks} others={others} onSaved={onRound} onReload={onReload} onChanged={setUnsaved} />
      <History round={round} />
    </Page>
  );
}
