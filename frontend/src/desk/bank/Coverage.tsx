import { Notice } from '../../kit/components';
import { number } from '../../kit/format';
import type { DeskBank, DeskRound } from '../../kit/wire';
import { calls } from '../core/calls';
import { named, useContest } from '../core/contest';
import { levelLabel } from '../core/labels';
import { paths } from '../core/paths';
import { useResource } from '../core/resource';
import { dt } from '../core/words';
import { Panel } from '../ui/Panel';
import { approvedIn, demand } from './rules';
import { bt } from './words';

/** Topic by level: what is approved against what the newest blueprint draws. */
export function Coverage({ bank }: { bank: DeskBank }) {
  const { contest } = useContest();
  const rounds = useResource(`rounds ${contest.id}`, () => calls.rounds(contest.id));
  const round = rounds.data?.items.findLast((r) => r.rules.paper.sources.some((s) => s.bank_id === bank.id));
  return (
    <Panel title={bt('matrixTitle')}>
      <Matrix bank={bank} round={round} />
      <p class="small muted">{bt('matrixGoal')}</p>
    </Panel>
  );
}

function Matrix({ bank, round }: { bank: DeskBank; round: DeskRound | undefined }) {
  const { contest } = useContest();
  const need = round ? demand(round.rules, bank.id) : new Map<string, number>();
  const unstated = bank.by_topic.some((c) => c.level === 0 && c.approved > 0);
  const levels = [1, 2, 3, ...(unstated ? [0] : [])];
  const strays = [...new Set(bank.by_topic.map((c) => c.topic))].filter((t) => !bank.topics.some((k) => k.id === t));
  const rows = [...bank.topics, ...strays.map((id) => ({ id, name: id || bt('noTopic'), name_en: id || bt('noTopic') }))];
  const short = [...need].some(([key, n]) => {
    const [topic, level] = key.split('|') as [string, string];
    return approvedIn(bank, topic, Number(level)) < n;
  });
  const anyNeed = need.get('|0');
  return (
    <>
      <div class="matrix-scroll" tabIndex={0} role="group" aria-label={bt('matrixTitle')}>
        <table class="matrix">
          <thead>
            <tr><th scope="col">{bt('topic')}</th>{levels.map((l) => <th key={l} scope="col">{levelLabel(l)}</th>)}<th scope="col">{bt('total')}</th></tr>
          </thead>
          <tbody>
            {rows.map((t) => (
              <tr key={t.id}>
                <th scope="row"><a href={`${paths.bank(contest.id, bank.id)}?topic=${encodeURIComponent(t.id)}`}>{named(t)}</a></th>
                {levels.map((l) => <Cell key={l} have={cellCount(bank, t.id, l)} need={need.get(`${t.id}|${l}`)} />)}
                <Cell have={bank.by_topic.filter((c) => c.topic === t.id).reduce((s, c) => s + c.approved, 0)} need={need.get(`${t.id}|0`)} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{dt('anyTopic')}</th>
              {levels.map((l) => <Cell key={l} have={bank.by_topic.filter((c) => c.level === l).reduce((s, c) => s + c.approved, 0)} need={l ? need.get(`|${l}`) : undefined} />)}
              <Cell have={approvedIn(bank, '', 0)} need={anyNeed} />
            </tr>
          </tfoot>
        </table>
      </div>
      {!round && <p class="muted">{bt('matrixNoRound')}</p>}
      {round && <Notice kind={short ? 'bad' : 'good'}>{short ? bt('matrixShort', { round: named(round) }) : bt('matrixEnough', { round: named(round) })}</Notice>}
    </>
  );
}

const cellCount = (bank: DeskBank, topic: string, level: number) => bank.by_topic.filter((c) => c.topic === topic && c.level === level).reduce((s, c) => s + c.approved, 0);

function Cell({ have, need }: { have: number; need: number | undefined }) {
  const tone = need === undefined ? '' : have < need ? 'matrix-short' : have < need * 5 ? 'matrix-thin' : 'matrix-good';
  return (
    <td class={tone}>
      <b class="figures">{number(have)}</b>
      {need !== undefined && <span class="matrix-need">{bt('matrixNeed', { n: need })}</span>}
    </td>
  );
}
