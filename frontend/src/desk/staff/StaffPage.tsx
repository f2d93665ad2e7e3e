import { useState } from 'preact/hooks';
import { Button } from '../../kit/components';
import { number } from '../../kit/format';
import { PlusIcon } from '../../kit/icons';
import type { DeskContest, StaffRow } from '../../kit/wire';
import { calls } from '../core/calls';
import { named } from '../core/contest';
import { roleLabel } from '../core/labels';
import { useResource } from '../core/resource';
import { matcher } from '../core/search';
import { session } from '../core/session';
import { Badge } from '../ui/Badge';
import { Loaded } from '../ui/Loaded';
import { Page } from '../ui/Page';
import { SearchBox } from '../ui/SearchBox';
import { sorted, useSort } from '../ui/sort';
import { Split } from '../ui/Split';
import { Table, type Column } from '../ui/Table';
import { AddStaff } from './AddStaff';
import { StaffForm } from './StaffForm';
import { ft } from './words';
import './staff.css';

/** Who may sit at the desk, and what each may do. */
export default function StaffPage() {
  const data = useResource('staff', async () => {
    const [staff, contests] = await Promise.all([calls.staff(), calls.contests()]);
    return { staff: staff.items, contests: contests.items };
  });
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title={ft('title')}
      aside={data.data && ft('count', { n: number(data.data.staff.length) })}
      lead={ft('twoPeople')}
      actions={<Button kind="primary" onClick={() => setAdding(true)}><PlusIcon />{ft('add')}</Button>}
    >
      <Loaded of={data}>
        {({ staff, contests }) => <List staff={staff} contests={contests} onChanged={data.reload} />}
      </Loaded>
      {adding && <AddStaff contests={data.data?.contests ?? []} onClose={() => setAdding(false)} onDone={data.reload} />}
    </Page>
  );
}

function List({ staff, contests, onChanged }: { staff: StaffRow[]; contests: DeskContest[]; onChanged(): void }) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | undefined>();
  const [sort, onSort] = useSort({ key: 'name', down: false });
  const fits = matcher(text);
  const columns = columnsOf(contests);
  const rows = sorted(staff.filter((s) => fits(`${s.name} ${s.email}`)), columns, sort);
  const person = staff.find((s) => s.id === chosen);
  return (
    <Split
      title={person?.name}
      onClose={() => setChosen(undefined)}
      details={person && <StaffForm key={`${person.id} ${person.sessions}`} person={person} contests={contests} onSaved={onChanged} />}
    >
      {staff.length > 6 && <div class="toolbar"><SearchBox label={ft('search')} value={text} onValue={setText} /></div>}
      {rows.length === 0 ? <p class="muted">{ft('noMatch')}</p> : <Table label={ft('title')} columns={columns} rows={rows} id={(s) => s.id} current={chosen} sort={sort} onSort={onSort} onOpen={(s) => setChosen(s.id)} tone={(s) => (s.active ? undefined : 'table-muted')} keys />}
    </Split>
  );
}

function columnsOf(contests: readonly DeskContest[]): Column<StaffRow>[] {
  const where = (id: string | undefined) => {
    const contest = contests.find((c) => c.id === id);
    return id ? (contest ? named(contest) : id) : ft('allContests');
  };
  return [
    {
      key: 'name', label: ft('name'), main: true, sort: (s) => s.name,
      render: (s) => <>{s.name} {s.id === session.value?.id && <Badge>{ft('self')}</Badge>}<span class="sub">{s.email}</span></>,
    },
    { key: 'roles', label: ft('roles'), render: (s) => <span class="grants">{s.grants.map((g, i) => <span key={i}><b>{roleLabel(g.role)}</b><span class="sub">{where(g.contest_id)}</span></span>)}</span> },
    { key: 'state', label: ft('state'), sort: (s) => Number(s.active), render: (s) => <Badge tone={s.active ? 'right' : 'wait'}>{s.active ? ft('active') : ft('inactive')}</Badge> },
    { key: 'totp', label: ft('totp'), minor: true, sort: (s) => Number(s.totp), render: (s) => <Badge tone={s.totp ? 'right' : 'gold'}>{s.totp ? ft('totpOn') : ft('totpOff')}</Badge> },
    { key: 'sessions', label: ft('sessions'), align: 'end', minor: true, sort: (s) => s.sessions, render: (s) => number(s.sessions) },
  ];
}
