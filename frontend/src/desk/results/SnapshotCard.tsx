import { dateTime, number } from '../../kit/format';
import type { DeskResult, DeskRound } from '../../kit/wire';
import { groupName, useContest } from '../core/contest';
import { Badge } from '../ui/Badge';
import { CopyBox } from '../ui/CopyBox';
import { Panel } from '../ui/Panel';
import { lt } from './words';

/** One computed result: its code, who did what when, and how anybody can check it. */
export function SnapshotCard({ result: r, round }: { result: DeskResult; round: DeskRound }) {
  const { contest } = useContest();
  const step = (who: string, at: number | undefined) => (at ? lt('byAt', { who, time: dateTime(at) }) : lt('notYet'));
  return (
    <Panel class="snapshot">
      <div class="snapshot-head">
        <div>
          <span class="muted small">{lt('code')}</span>
          <p class="snapshot-code figures">{r.code} {r.published_ms ? <Badge tone="plate">{lt('official')}</Badge> : <Badge>{lt('provisional')}</Badge>}</p>
          <span class="muted small">{lt('snapshot', { n: r.number })} · {lt('rulesVersion')} {r.rules_version}</span>
        </div>
        <dl class="snapshot-figures">
          <div><dt>{lt('participants')}</dt><dd class="figures">{number(r.participants)}</dd></div>
          <div><dt>{lt('attempts')}</dt><dd class="figures">{number(r.attempts)}</dd></div>
        </dl>
        <dl class="facts">
          <dt>{lt('computed')}</dt><dd>{step(r.computed_by, r.computed_ms)}</dd>
          <dt>{lt('approved')}</dt><dd>{step(r.approved_by, r.approved_ms)}</dd>
          <dt>{lt('published')}</dt><dd>{step(r.published_by, r.published_ms)}</dd>
          {r.truths.length > 0 && <><dt>{lt('truth')}</dt><dd>{r.truths.map((t) => <div key={t.scope + t.target}><b class="figures">{number(t.value)}</b> {t.scope && t.scope !== 'round' ? groupName(contest.groups, t.scope) : lt('truthRound')}</div>)}</dd></>}
          {r.reason && <><dt>{lt('reason')}</dt><dd>{r.reason}</dd></>}
        </dl>
      </div>
      <details>
        <summary class="small">{lt('recompute')}</summary>
        <div class="stack snapshot-check">
          <dl class="facts"><dt>{lt('digest')}</dt><dd class="code">{r.digest}</dd></dl>
          <CopyBox label={lt('recompute')} text={`hoithi results recompute --round ${round.id}`} />
          <p class="small muted">{lt('recomputeHint')}</p>
        </div>
      </details>
    </Panel>
  );
}
