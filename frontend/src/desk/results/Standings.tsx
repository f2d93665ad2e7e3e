import { useState } from 'preact/hooks';
import { Select } from '../../kit/components';
import { number, percent } from '../../kit/format';
import type { DeskRound, UnitBoardRow } from '../../kit/wire';
import { calls } from '../core/calls';
import { named } from '../core/contest';
import { useResource } from '../core/resource';
import { ScoreBands } from '../overview/Charts';
import { Badge } from '../ui/Badge';
import { Loaded } from '../ui/Loaded';
import { Panel } from '../ui/Panel';
import { Table, type Column } from '../ui/Table';
import { lt } from './words';

/** How many reached which band, and how the units stand. */
export function Standings({ round }: { round: DeskRound }) {
  const figures = useResource(`overview ${round.id}`, () => calls.overview(round.id));
  const [ranking, setRanking] = useState(0);
  const units = useResource(round.rules.units.length > 0 ? `units ${round.id} ${ranking}` : undefined, () => calls.unitBoard(round.id, ranking), { keep: true });
  const chosen = round.rules.units[ranking];
  return (
    <>
      <Panel title={lt('bands')}><Loaded of={figures}>{(f) => <ScoreBands figures={f} />}</Loaded></Panel>
      <Panel title={lt('unitRankings')} aside={units.data?.provisional && <Badge>{lt('unitsProvisional')}</Badge>}>
        {round.rules.units.length > 1 && (
          <div class="cols">
            <Select
              label={lt('unitRanking')}
              placeholder={null}
              value={String(ranking)}
              options={round.rules.units.map((u, i) => ({ value: String(i), label: named(u) }))}
              onValue={(i) => setRanking(Number(i))}
            />
          </div>
        )}
        {chosen
          ? <Loaded of={units}>{(board) => board.rows.length === 0 ? <p class="muted">{lt('unitsNone')}</p> : <Blocks label={named(chosen)} rows={board.rows} within={chosen.within_blocks} />}</Loaded>
          : <p class="muted">{lt('unitsNone')}</p>}
      </Panel>
    </>
  );
}

/** One table, or one for each block where the rules rank within blocks. */
function Blocks({ label, rows, within }: { label: string; rows: UnitBoardRow[]; within: boolean }) {
  if (!within) return <Table label={label} columns={columns()} rows={rows} id={(r) => r.unit_id} />;
  const blocks = [...new Set(rows.map((r) => r.block))];
  return (
    <>
      {blocks.map((block) => (
        <section key={block} class="stack">
          <h3>{block || lt('noBlock')}</h3>
          <Table label={`${label}: ${block || lt('noBlock')}`} columns={columns().filter((c) => c.key !== 'block')} rows={rows.filter((r) => r.block === block)} id={(r) => r.unit_id} />
        </section>
      ))}
    </>
  );
}

function columns(): Column<UnitBoardRow>[] {
  return [
    { key: 'rank', label: lt('rank'), align: 'end', width: '4rem', render: (r) => (r.rank > 0 ? <b class="figures">{number(r.rank)}</b> : '–') },
    { key: 'name', label: lt('unitName'), main: true, render: (r) => r.name },
    { key: 'block', label: lt('block'), render: (r) => r.block },
    { key: 'participants', label: lt('participants'), align: 'end', render: (r) => (r.headcount > 0 ? `${number(r.participants)}/${number(r.headcount)}` : number(r.participants)) },
    { key: 'ratio', label: lt('ratio'), align: 'end', render: (r) => (r.ratio === undefined ? '–' : percent(r.ratio, 1)) },
    { key: 'mean', label: lt('mean'), align: 'end', render: (r) => number(r.mean, 2) },
    { key: 'winners', label: lt('winners'), align: 'end', render: (r) => number(r.winners) },
  ];
}
