import { dateTime } from '../../kit/format';
import type { DeskRound } from '../../kit/wire';
import { actorName } from '../core/actor';
import { stateLabel } from '../core/labels';
import { Panel } from '../ui/Panel';
import { Table, type Column } from '../ui/Table';
import { rt } from './words';

type Transition = DeskRound['transitions'][number];

/** Every step of a round's life, the newest first. */
export function History({ round }: { round: DeskRound }) {
  const columns: Column<Transition>[] = [
    { key: 'change', label: rt('change'), main: true, render: (t) => `${stateLabel(t.from)} → ${stateLabel(t.to)}` },
    { key: 'by', label: rt('by'), render: (t) => actorName(t.by) },
    { key: 'at', label: rt('at'), render: (t) => dateTime(t.at_ms) },
    { key: 'reason', label: rt('reason'), render: (t) => t.reason },
  ];
  return (
    <Panel title={rt('history')}>
      {round.transitions.length === 0 ? <p class="muted">{rt('historyEmpty')}</p> : (
        <Table label={rt('history')} columns={columns} rows={[...round.transitions].reverse()} id={(t) => `${t.at_ms}${t.to}`} />
      )}
      {round.seed && <dl class="facts"><dt>{rt('seed')}</dt><dd class="code">{round.seed}</dd></dl>}
    </Panel>
  );
}
