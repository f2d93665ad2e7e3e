import { useState } from 'preact/hooks';
import { Button, Empty, toast } from '../../kit/components';
import { dateTime } from '../../kit/format';
import type { DeskRound, Disqualification } from '../../kit/wire';
import { calls } from '../core/calls';
import { useResource } from '../core/resource';
import { can, session } from '../core/session';
import { Badge } from '../ui/Badge';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { Loaded } from '../ui/Loaded';
import { Table, type Column } from '../ui/Table';
import { lt } from './words';

interface Asked { row: Disqualification; what: 'confirm' | 'lift' }

/** Who is not ranked any more, or will not be once a second person says so. */
export function Disqualified({ round, onChanged }: { round: DeskRound; onChanged(): void }) {
  const list = useResource(`disqualified ${round.id}`, () => calls.disqualifications(round.id));
  const [asked, setAsked] = useState<Asked | undefined>();
  const judges = can('judge_results');
  const columns: Column<Disqualification>[] = [
    { key: 'name', label: lt('name'), main: true, render: (d) => <>{d.name}<span class="sub">{d.unit}</span></> },
    { key: 'reason', label: lt('reason'), render: (d) => d.reason },
    { key: 'by', label: lt('askedBy'), render: (d) => lt('byAt', { who: d.by, time: dateTime(d.at_ms) }) },
    { key: 'state', label: lt('state'), bare: true, render: (d) => (d.confirmed_by ? <Badge tone="wrong">{lt('confirmedBy', { who: d.confirmed_by })}</Badge> : <Badge tone="gold">{lt('waiting')}</Badge>) },
    {
      key: 'actions', label: lt('actions'), bare: true, align: 'end',
      render: (d) => judges && (
        <span class="row">
          {!d.confirmed_by && <Button size="small" kind="danger" disabled={d.by === session.value?.name} title={d.by === session.value?.name ? lt('own') : undefined} onClick={() => setAsked({ row: d, what: 'confirm' })}>{lt('confirm')}</Button>}
          <Button size="small" kind="quiet" onClick={() => setAsked({ row: d, what: 'lift' })}>{lt('lift')}</Button>
        </span>
      ),
    },
  ];
  return (
    <>
      <p class="muted small">{lt('disqualifiedLead')}</p>
      <Loaded of={list}>
        {({ items }) => items.length === 0 ? <Empty title={lt('noDisqualified')} /> : <Table label={lt('disqualifyTitle')} columns={columns} rows={items} id={(d) => d.contestant_id} />}
      </Loaded>
      {asked && <Ask asked={asked} round={round} onClose={() => setAsked(undefined)} onDone={() => { list.reload(); onChanged(); }} />}
    </>
  );
}

function Ask({ asked: { row, what }, round, onClose, onDone }: { asked: Asked; round: DeskRound; onClose(): void; onDone(): void }) {
  const confirms = what === 'confirm';
  const go = async () => {
    if (confirms) await calls.confirmDisqualification(round.id, row.contestant_id);
    else await calls.liftDisqualification(round.id, row.contestant_id);
    toast(confirms ? lt('confirmed', { name: row.name }) : lt('lifted'));
    onDone();
  };
  return (
    <ConfirmDialog
      title={confirms ? lt('confirmTitle', { name: row.name }) : lt('liftTitle', { name: row.name })}
      confirm={confirms ? lt('confirm') : lt('lift')}
      danger={confirms}
      onConfirm={go}
      onClose={onClose}
    >
      <p>{confirms ? lt('confirmText') : lt('liftText')}</p>
      {confirms && <dl class="facts"><dt>{lt('reason')}</dt><dd>{row.reason}</dd><dt>{lt('askedBy')}</dt><dd>{row.by}</dd></dl>}
    </ConfirmDialog>
  );
}
