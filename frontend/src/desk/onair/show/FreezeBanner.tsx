import { clockTime } from '../../../kit/format';
import { paths } from '../../core/paths';
import { useOnAir } from '../context';
import { at } from '../words';

/** The board is frozen for everybody outside; here it says so as long as it is. */
export function FreezeBanner() {
  const { air, contest } = useOnAir();
  const frozen = air.rounds.filter((r) => r.frozen);
  if (frozen.length === 0) return null;
  return (
    <div class="freeze" role="status">
      {frozen.map((r) => {
        const f = air.freezes.find((x) => x.round_id === r.id && !x.lifted_ms);
        return (
          <p key={r.id}>
            <b>❄ {at('frozen', { round: r.name })}</b>
            {f && <span>{at('frozenSince', { time: clockTime(f.at_ms), by: f.by, code: f.code })}</span>}
            <a href={`${paths.air(contest, 'data')}?round=${r.id}`}>{at('bothBoards')}</a>
          </p>
        );
      })}
    </div>
  );
}
