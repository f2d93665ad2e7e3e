import { Medal } from '../../kit/components/Medal';
import { duration, number } from '../../kit/format';
import { useFlip } from '../../kit/flip';
import type { BoardRow } from '../../kit/wire';
import './board.css';
import { w } from './words';

/** Rows of a ranking. Those who change places are seen moving. */
export function BoardTable({ rows, label }: { rows: readonly BoardRow[]; label: string }) {
  const body = useFlip<HTMLTableSectionElement>();
  return (
    <table class="board-table">
      <caption class="visually-hidden">{label}</caption>
      <thead>
        <tr>
          <th scope="col" class="col-rank">{w('rank')}</th>
          <th scope="col">{w('person')}</th>
          <th scope="col" class="col-number">{w('points')}</th>
          <th scope="col" class="col-number col-time">{w('time')}</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((r) => (
          <tr key={r.id} data-flip={r.id} class={`${r.me ? 'board-me' : ''}${r.rank <= 3 ? ' board-top' : ''}`}>
            <td class="col-rank">{r.rank <= 3 ? <><Medal rank={r.rank} size="2.5rem" /><span class="visually-hidden">{r.rank}</span></> : <span class="figures">{number(r.rank)}</span>}</td>
            <th scope="row">
              <span class="board-name">{r.name}{r.me && <span class="board-you">{w('you')}</span>}</span>
              {r.unit && <span class="board-unit">{r.unit}</span>}
            </th>
            <td class="col-number figures board-points">{number(r.points)}<span class="board-time-small">{duration(r.time_ms)}</span></td>
            <td class="col-number col-time figures">{duration(r.time_ms)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
