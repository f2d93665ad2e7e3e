import { Medal } from '../../kit/components/Medal';
import { duration, number } from '../../kit/format';
import type { PublicResult, ResultRow } from '../../kit/wire';
import { named } from '../named';
import { w } from './words';

interface ResultTableProps {
  result: PublicResult;
  /** Shows the rank within the group instead of the overall one. */
  byGroup: boolean;
}

/** Rows of an official result. Each explains itself. */
export function ResultTable({ result, byGroup }: ResultTableProps) {
  const prediction = result.rows.some((r) => r.prediction !== undefined);
  // Prizes and ranks of a group mean nothing in a list of several without its name.
  const names = new Map(byGroup || result.groups.length < 2 ? [] : result.groups.map((g) => [g.id, named(g)]));
  return (
    <div class="plate result-plate">
      <table class="result-table">
        <caption class="visually-hidden">{w('title')}</caption>
        <thead>
          <tr>
            <th scope="col" class="result-rank">{w('rank')}</th>
            <th scope="col">{w('person')}</th>
            <th scope="col" class="result-number">{w('points')}</th>
            <th scope="col" class="result-number result-more">{w('right')}</th>
            {prediction && <th scope="col" class="result-number result-more">{w('prediction')}</th>}
            <th scope="col" class="result-number result-more">{w('duration')}</th>
            <th scope="col" class="result-more">{w('receipt')}</th>
          </tr>
        </thead>
        <tbody>{result.rows.map((r) => <Row key={r.position} row={r} rank={byGroup ? r.group_rank : r.rank} group={names.get(r.group_id)} prediction={prediction} />)}</tbody>
      </table>
    </div>
  );
}

function Row({ row, rank, group, prediction }: { row: ResultRow; rank: number; group: string | undefined; prediction: boolean }) {
  const ranked = !row.excluded && rank > 0;
  return (
    <tr class={`${ranked && rank <= 3 ? 'result-top' : ''}${row.excluded ? ' result-excluded' : ''}`}>
      <td class="result-rank">{!ranked ? '–' : rank <= 3 ? <><Medal rank={rank} size="2.6rem" /><span class="visually-hidden">{rank}</span></> : <span class="figures">{number(rank)}</span>}</td>
      <th scope="row">
        <span class="result-name">{row.name}{row.prize && <span class="result-prize">{row.prize}</span>}</span>
        {row.unit && <span class="result-unit">{row.unit}</span>}
        {group && <span class="result-unit">{row.group_rank > 0 && !row.excluded ? w('inGroup', { n: number(row.group_rank), group }) : group}</span>}
        <span class="result-why">{row.excluded ? w('excluded', { reason: row.excluded }) : row.explain}</span>
      </th>
      <td class="result-number figures result-points">{number(row.points)}</td>
      <td class="result-number figures result-more">{row.right}/{row.questions}</td>
      {prediction && <td class="result-number result-more"><span class="figures">{row.prediction === undefined ? '–' : number(row.prediction)}</span>{row.prediction_error !== undefined && <span class="result-off">{w('off', { n: number(row.prediction_error) })}</span>}</td>}
      <td class="result-number figures result-more">{duration(row.duration_ms)}</td>
      <td class="figures result-more result-receipt">{row.receipt}</td>
    </tr>
  );
}
