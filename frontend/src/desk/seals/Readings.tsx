import { useState } from 'preact/hooks';
import { clockTime, date, number } from '../../kit/format';
import type { DeskBank, QuestionReading } from '../../kit/wire';
import { actorName } from '../core/actor';
import { calls } from '../core/calls';
import { useContest } from '../core/contest';
import { useResource } from '../core/resource';
import { Loaded } from '../ui/Loaded';
import { Pager } from '../ui/Pager';
import { Panel } from '../ui/Panel';
import { Table, type Column } from '../ui/Table';
import { lt } from './words';

const limit = 20;

/** Who read which question of a bank that no paper had held. */
export function Readings({ bank }: { bank: DeskBank }) {
  const { contest } = useContest();
  const [offset, setOffset] = useState(0);
  const log = useResource(`readings ${bank.id} ${offset}`, () => calls.readings(contest.id, { bank: bank.id, offset, limit }), { keep: true });
  return (
    <Panel title={lt('readings')}>
      <p class="small muted">{lt('readingsLead')}</p>
      <Loaded of={log}>
        {(page) => page.items.length === 0 ? <p class="muted">{lt('noReadings')}</p> : <>
          <Table label={lt('readings')} columns={columns()} rows={page.items} id={(r) => String(r.id)} />
          <Pager total={page.total} offset={page.offset} limit={limit} onOffset={setOffset} />
        </>}
      </Loaded>
    </Panel>
  );
}

function columns(): Column<QuestionReading>[] {
  return [
    { key: 'at', label: lt('at'), width: '9rem', render: (r) => <><span class="figures">{clockTime(r.at_ms)}</span><span class="sub">{date(r.at_ms)}</span></> },
    { key: 'who', label: lt('who'), main: true, render: (r) => <>{actorName(r.by)}<span class="sub code">{r.ip}</span></> },
    { key: 'how', label: lt('how'), render: (r) => lt(`how_${r.how}`) },
    { key: 'which', label: lt('which'), render: (r) => (r.numbers.length > 12 ? lt('questions', { n: number(r.numbers.length) }) : r.numbers.join(', ')) },
  ];
}
