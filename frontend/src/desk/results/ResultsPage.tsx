import { Button, Empty, Notice, Select, Tabs } from '../../kit/components';
import { number } from '../../kit/format';
import { navigate, query, setQuery } from '../../kit/router';
import type { DeskResult, DeskRound } from '../../kit/wire';
import { calls } from '../core/calls';
import { named, useContest } from '../core/contest';
import { paths } from '../core/paths';
import { useResource, type Resource } from '../core/resource';
import { states } from '../core/round';
import { can } from '../core/session';
import { Moves, WhyNot } from '../rounds/Moves';
import { RoundSteps } from '../rounds/RoundSteps';
import { Loaded } from '../ui/Loaded';
import { PageSkeleton } from '../ui/PageSkeleton';
import { Page } from '../ui/Page';
import { Panel } from '../ui/Panel';
import { StateBadge } from '../ui/StateBadge';
import { Disqualified } from './Disqualified';
import { Exports } from './Exports';
import { Flags } from './Flags';
import { Items } from './Items';
import { it } from './itemWords';
import { Rows } from './Rows';
import { Standings } from './Standings';
import { SnapshotCard } from './SnapshotCard';
import { lt } from './words';
import './results.css';

/** The results of a round: newest first, with everything that leads to publishing. */
export default function ResultsPage({ params }: { params: Record<string, string> }) {
  const { contest } = useContest();
  const rounds = useResource(`rounds ${contest.id}`, () => calls.rounds(contest.id));
  return (
    <Loaded of={rounds} skeleton={<PageSkeleton />}>
      {({ items }) => {
        const round = items.find((r) => r.id === (params.round ?? query.value.get('round'))) ?? lastClosed(items);
        if (!round) return <Page title={lt('title')}><Empty title={lt('noRounds')} action={<Button kind="primary" href={paths.rounds(contest.id)}>{lt('toRounds')}</Button>}>{lt('noRoundsText')}</Empty></Page>;
        return <One key={round.id} round={round} rounds={items} onRound={(next) => rounds.set({ items: items.map((r) => (r.id === next.id ? next : r)) })} />;
      }}
    </Loaded>
  );
}

/** The round whose result is most likely wanted. */
function lastClosed(rounds: readonly DeskRound[]): DeskRound | undefined {
  const after = (r: DeskRound) => states.indexOf(r.state) >= states.indexOf('closed');
  return rounds.findLast(after) ?? rounds.findLast((r) => r.state === 'open') ?? rounds.at(-1);
}

type View = 'rows' | 'items' | 'standings' | 'flags' | 'disqualified' | 'snapshots';

function One({ round, rounds, onRound }: { round: DeskRound; rounds: DeskRound[]; onRound(next: DeskRound): void }) {
  const { contest } = useContest();
  const results = useResource(`results ${round.id}`, () => calls.results(round.id));
  const newest = results.data?.items[0];
  const moved = (next: DeskRound) => {
    onRound(next);
    results.reload();
  };
  return (
    <Page
      title={lt('title')}
      aside={<>{named(round)} <StateBadge state={round.state} /></>}
      actions={<>
        {rounds.length > 1 && <div class="overview-pick"><Select label={<span class="visually-hidden">{lt('round')}</span>} placeholder={null} value={round.id} options={rounds.map((r) => ({ value: r.id, label: named(r) }))} onValue={(id) => navigate(paths.results(contest.id, id))} /></div>}
        <Moves round={round} onMoved={moved} />
      </>}
    >
      <Panel class="overview-steps"><RoundSteps round={round} /><WhyNot round={round} /></Panel>
      <Loaded of={results}>
        {({ items }) => items.length === 0
          ? <><Exports round={round} /><Empty title={lt('none')}>{round.state === 'closed' ? lt('noneClosed') : lt('noneOpen')}</Empty>{can('read_keys') && (round.state === 'open' || round.state === 'closed') && <Items round={round} />}</>
          : <Found round={round} newest={newest!} results={results} />}
      </Loaded>
    </Page>
  );
}

function Found({ round, newest, results }: { round: DeskRound; newest: DeskResult; results: Resource<{ items: DeskResult[] }> }) {
  const view = (query.value.get('view') as View | null) ?? 'rows';
  const items = results.data!.items;
  return (
    <>
      <SnapshotCard result={newest} round={round} />
      <Exports round={round} />
      {newest.flags_open > 0 && view !== 'flags' && <Notice kind="warn" actions={<Button size="small" onClick={() => setQuery({ view: 'flags' })}>{lt('tabFlags')}</Button>}>{lt('flagsOpen', { n: number(newest.flags_open) })}</Notice>}
      <Tabs
        label={lt('views')}
        panel="result-view"
        value={view}
        onValue={(next) => setQuery({ view: next === 'rows' ? undefined : next, offset: undefined })}
        tabs={[
          { value: 'rows', label: lt('tabRows'), count: number(newest.participants) },
          { value: 'standings', label: lt('tabStandings') },
          ...(can('read_keys') ? [{ value: 'items' as const, label: it('tab') }] : []),
          { value: 'flags', label: lt('tabFlags'), count: number(newest.flags_open) },
          { value: 'disqualified', label: lt('tabDisqualified') },
          { value: 'snapshots', label: lt('tabSnapshots'), count: items.length },
        ]}
      />
      <div id="result-view" role="tabpanel" aria-label={lt('views')} class="stack">
        {view === 'rows' && <Rows result={newest} round={round} />}
        {view === 'items' && <Items round={round} />}
        {view === 'standings' && <Standings round={round} />}
        {view === 'flags' && <Flags round={round} onSettled={results.reload} />}
        {view === 'disqualified' && <Disqualified round={round} onChanged={results.reload} />}
        {view === 'snapshots' && items.map((r) => <SnapshotCard key={r.id} result={r} round={round} />)}
      </div>
    </>
  );
}
