import { useEffect } from 'preact/hooks';
import { clockTime, number } from '../../../kit/format';
import { useResource } from '../../core/resource';
import { Loaded } from '../../ui/Loaded';
import { Panel } from '../../ui/Panel';
import { air as calls } from '../calls';
import { useOnAir } from '../context';
import type { Air, AirBoard } from '../wire';
import { at } from '../words';

const limit = 20;
/** The inner board moves; it is asked for again so often while this page is open. */
const every = 3000;

/** What we see and what the public sees, side by side. */
export function Boards({ round }: { round: Air['rounds'][number] }) {
  const { air } = useOnAir();
  const boards = useResource(`boards ${round.id} ${round.frozen}`, (signal) => calls.boards(round.id, limit, signal), { keep: true });
  useEffect(() => {
    const timer = setInterval(boards.reload, every);
    return () => clearInterval(timer);
  }, [boards.reload]);
  const freeze = air.freezes.find((f) => f.round_id === round.id && !f.lifted_ms);
  return (
    <Loaded of={boards}>
      {({ live, frozen }) => (
        <div class="grid-2">
          {frozen && <Board board={frozen} title={at('boardOutside')} note={at('frozenNote', { code: freeze?.code ?? frozen.snapshot, time: clockTime(frozen.as_of_ms) })} />}
          <Board board={live} other={frozen} title={frozen ? at('boardInside') : at('boardLive')} note={at('asOf', { time: clockTime(live.as_of_ms) })} />
        </div>
      )}
    </Loaded>
  );
}

function Board({ board, other, title, note }: { board: AirBoard; other?: AirBoard; title: string; note: string }) {
  const before = new Map(other?.rows.map((r) => [r.id, r.rank]));
  return (
    <Panel title={title} aside={`${note} · ${at('people', { n: number(board.total) })}`}>
      {board.rows.length === 0 ? <p class="muted">{at('boardEmpty')}</p> : (
        <table class="board-table" aria-label={title}>
          <thead><tr><th scope="col" class="end">{at('rankHead')}</th><th scope="col">{at('nameHead')}</th><th scope="col" class="end">{at('pointsHead')}</th></tr></thead>
          <tbody>
            {board.rows.map((r) => {
              const was = before.get(r.id);
              return (
                <tr key={r.id}>
                  <td class="figures end">{r.rank}{other && was !== r.rank && <span class={was === undefined || was > r.rank ? 'moved-up' : 'moved-down'}>{was === undefined ? at('newHere') : was > r.rank ? ` ▲${was - r.rank}` : ` ▼${r.rank - was}`}</span>}</td>
                  <th scope="row">{r.name}<span class="sub">{r.unit}</span></th>
                  <td class="figures end">{number(r.points, Number.isInteger(r.points) ? 0 : 1)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
