import { useState } from 'preact/hooks';
import { Button, Empty, toast } from '../../kit/components';
import type { DeskRound, Flag } from '../../kit/wire';
import { calls } from '../core/calls';
import { useContest } from '../core/contest';
import { paths } from '../core/paths';
import { useResource } from '../core/resource';
import { can } from '../core/session';
import { Badge } from '../ui/Badge';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { Loaded } from '../ui/Loaded';
import { evidenceOf, flagLabel } from './flags';
import { lt } from './words';

/** Another contestant whom the evidence names, as a way to their details. */
function Person({ of: { id, name, unit } }: { of: Flag['others'][number] }) {
  const { contest } = useContest();
  return <li><a href={`${paths.contestants(contest.id)}?c=${id}`}>{name}</a>{unit && <span class="muted"> · {unit}</span>}</li>;
}

interface Asked { flag: Flag; verdict: 'kept' | 'disqualified' }

/** Cases that a person must look at, each with its evidence. */
export function Flags({ round, onSettled }: { round: DeskRound; onSettled(): void }) {
  const flags = useResource(`flags ${round.id}`, () => calls.flags(round.id));
  const [asked, setAsked] = useState<Asked | undefined>();
  return (
    <>
      <p class="muted small">{lt('flagsLead')}</p>
      <Loaded of={flags}>
        {({ items }) => items.length === 0 ? <Empty title={lt('noFlags')} /> : (
          <ul class="plain-list">
            {[...items].sort((a, b) => Number(a.verdict !== '') - Number(b.verdict !== '')).map((f) => <Case key={f.id} flag={f} onAsk={(verdict) => setAsked({ flag: f, verdict })} />)}
          </ul>
        )}
      </Loaded>
      {asked && (
        <ConfirmDialog
          title={asked.verdict === 'kept' ? lt('keepTitle', { name: asked.flag.name }) : lt('askTitle', { name: asked.flag.name })}
          confirm={asked.verdict === 'kept' ? lt('keep') : lt('askDisqualify')}
          danger={asked.verdict === 'disqualified'}
          reason
          onClose={() => setAsked(undefined)}
          onConfirm={async (reason) => {
            await calls.settleFlag(asked.flag.id, asked.verdict, reason);
            toast(lt('settled'));
            flags.reload();
            onSettled();
          }}
        >
          <p>{asked.verdict === 'kept' ? lt('keepText') : lt('askText')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function Case({ flag: f, onAsk }: { flag: Flag; onAsk(verdict: Asked['verdict']): void }) {
  const verdict = f.verdict === 'kept' ? lt('kept') : f.verdict === 'disqualified' ? lt('disqualified') : '';
  return (
    <li class="panel case">
      <div class="panel-head">
        <h2>{f.name}<span class="sub">{f.unit}</span></h2>
        <span class="row">
          <Badge tone="gold">{flagLabel(f.kind)}</Badge>
          <Badge tone={f.verdict === 'kept' ? 'right' : f.verdict ? 'wrong' : 'wait'}>{verdict ? lt('settledBy', { verdict, who: f.settled_by }) : lt('unsettled')}</Badge>
        </span>
      </div>
      <dl class="facts" aria-label={lt('evidence')}>
        {evidenceOf(f).map((e) => <><dt>{e.label}</dt><dd>{e.text}{e.people.length > 0 && <ul class="plain-list case-people">{e.people.map((p) => <Person key={p.id} of={p} />)}</ul>}</dd></>)}
      </dl>
      {!f.verdict && can('judge_results') && (
        <div class="row">
          <Button size="small" onClick={() => onAsk('kept')}>{lt('keep')}</Button>
          <Button size="small" kind="danger" onClick={() => onAsk('disqualified')}>{lt('askDisqualify')}</Button>
        </div>
      )}
    </li>
  );
}
