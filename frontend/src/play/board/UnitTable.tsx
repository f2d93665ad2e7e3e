import { Medal } from '../../kit/components/Medal';
import { number, percent } from '../../kit/format';
import { useFlip } from '../../kit/flip';
import type { UnitBoardRow } from '../../kit/wire';
import './board.css';
import { w } from './words';

/** Units in order, block by block where the rules rank them so. */
export function UnitTable({ rows, withinBlocks }: { rows: readonly UnitBoardRow[]; withinBlocks: boolean }) {
  if (!withinBlocks) return <One rows={rows} label={w('tabUnits')} />;
  const blocks = [...new Set(rows.map((r) => r.block))];
  return (
    <>
      {blocks.map((block) => (
        <section key={block} class="stack-tight">
          <h2 class="board-around">{block || w('noBlock')}</h2>
          <One rows={rows.filter((r) => r.block === block)} label={block || w('noBlock')} bare />
        </section>
      ))}
    </>
  );
}

/** One of the first three; a unit that is only listed has the rank 0. */
const placed = (r: UnitBoardRow) => r.rank >= 1 && r.rank <= 3;

function One({ rows, label, bare }: { rows: readonly UnitBoardRow[]; label: string; bare?: boolean }) {
  const body = useFlip<HTMLTableSectionElement>();
  const withRatio = rows.some((r) => r.ratio !== undefined);
  return (
    <div class="plate board-plate">
      <table class="board-table">
        <caption class="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col" class="col-rank">{w('rank')}</th>
            <th scope="col">{w('unitName')}</th>
            <th scope="col" class={`col-number${withRatio ? ' col-time' : ''}`}>{w('took')}</th>
            {withRatio && <th scope="col" class="col-number">{w('ratio')}</th>}
            <th scope="col" class="col-number col-time">{w('mean')}</th>
            <th scope="col" class="col-number col-wide">{w('winners')}</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((r) => (
            <tr key={r.unit_id} data-flip={r.unit_id} class={placed(r) ? 'board-top' : ''}>
              <td class="col-rank">{placed(r) ? <><Medal rank={r.rank} size="2.5rem" /><span class="visually-hidden">{r.rank}</span></> : <span class="figures">{r.rank > 0 ? r.rank : '–'}</span>}</td>
              <th scope="row"><span class="board-name">{r.name}</span>{r.block && !bare && <span class="board-unit">{r.block}</span>}</th>
              <td class={`col-number figures${withRatio ? ' col-time' : ''}`}>{number(r.participants)}{r.headcount > 0 && <span class="board-time-small board-always">/{number(r.headcount)}</span>}</td>
              {withRatio && <td class="col-number figures">{r.ratio === undefined ? '–' : percent(r.ratio, 1)}<span class="board-time-small">{number(r.participants)}{r.headcount > 0 && `/${number(r.headcount)}`}</span></td>}
              <td class="col-number col-time figures">{number(r.mean, 1)}</td>
              <td class="col-number col-wide figures">{r.winners > 0 ? number(r.winners) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
