import { ErrorState, Skeleton } from '../../kit/components';
import type { DeskRound, Overview } from '../../kit/wire';
import { calls } from '../core/calls';
import { useResource } from '../core/resource';
import { Panel } from '../ui/Panel';
import { RoundSteps } from '../rounds/RoundSteps';
import { BigNumbers } from './BigNumbers';
import { Health } from './Health';
import { GroupBars, ScoreBands, ScoreColumns, Timeline, UnitBars } from './Charts';
import { useOverview } from './useOverview';
import { ot } from './words';

/** The live page of a round: numbers that read from three metres, then charts. */
export function RoundOverview({ round }: { round: DeskRound }) {
  const feed = useOverview(round.id);
  const first = useResource<Overview>(`overview ${round.id}`, () => calls.overview(round.id));
  const figures = feed?.state.value ?? first.data;
  if (!figures) return first.error ? <ErrorState error={first.error} onRetry={first.reload} /> : <Skeleton lines={5} tall />;
  return (
    <>
      <Panel class="overview-steps"><RoundSteps round={{ ...round, state: figures.state }} /></Panel>
      <BigNumbers figures={figures} round={round} />
      <div class="overview-grid">
        <Panel title={ot('timeline')} class="overview-wide"><Timeline figures={figures} /></Panel>
        <Panel title={ot('health')}><Health figures={figures} status={feed?.status.value ?? 'connecting'} heard={feed?.heard.value ?? 0} /></Panel>
        <Panel title={ot('scores')} class="overview-wide"><ScoreColumns figures={figures} /></Panel>
        <Panel title={ot('bands')}><ScoreBands figures={figures} /></Panel>
        <Panel title={ot('units')} aside={figures.units.length > 0 ? ot('unitsNote', { n: figures.units.length }) : undefined} class="overview-wide"><UnitBars figures={figures} /></Panel>
        <Panel title={ot('groups')}><GroupBars figures={figures} /></Panel>
      </div>
    </>
  );
}
