import { Button, Empty } from '../../kit/components';
import { dateTime, number } from '../../kit/format';
import { PlusIcon } from '../../kit/icons';
import { navigate } from '../../kit/router';
import type { DeskRound } from '../../kit/wire';
import { calls } from '../core/calls';
import { named, useContest } from '../core/contest';
import { paths } from '../core/paths';
import { useResource } from '../core/resource';
import { can } from '../core/session';
import { Loaded } from '../ui/Loaded';
import { Page } from '../ui/Page';
import { sorted, useSort } from '../ui/sort';
import { StateBadge } from '../ui/StateBadge';
import { Table, type Column } from '../ui/Table';
import { rt } from './words';

/** All rounds of a contest. */
export default function RoundsPage() {
  const { contest } = useContest();
  const rounds = useResource(`rounds ${contest.id}`, () => calls.rounds(contest.id));
  const [sort, onSort] = useSort({ key: 'number', down: false });
  const columns: Column<DeskRound>[] = [
    { key: 'number', label: rt('number'), align: 'end', width: '4rem', sort: (r) => r.number, render: (r) => number(r.number) },
    { key: 'name', label: rt('name'), main: true, sort: (r) => r.name, render: (r) => <a href={paths.round(contest.id, r.id)}>{named(r)}</a> },
    { key: 'state', label: rt('state'), render: (r) => <StateBadge state={r.state} /> },
    { key: 'opens', label: rt('opens'), sort: (r) => r.opens_ms, render: (r) => dateTime(r.opens_ms) },
    { key: 'closes', label: rt('closes'), sort: (r) => r.closes_ms, render: (r) => dateTime(r.closes_ms) },
    { key: 'started', label: rt('started'), align: 'end', wide: true, sort: (r) => r.figures.started, render: (r) => number(r.figures.started) },
    { key: 'ended', label: rt('ended'), align: 'end', wide: true, sort: (r) => r.figures.ended, render: (r) => number(r.figures.ended) },
    { key: 'people', label: rt('people'), align: 'end', sort: (r) => r.figures.participants, render: (r) => number(r.figures.participants) },
  ];
  const create = can('run_rounds') ? <Button kind="primary" href={paths.newRound(contest.id)}><PlusIcon />{rt('create')}</Button> : undefined;
  return (
    <Page title={rt('title')} aside={rounds.data && rt('count', { n: rounds.data.items.length })} actions={create}>
      <Loaded of={rounds}>
        {({ items }) => items.length === 0
          ? <Empty title={rt('emptyTitle')} action={create}>{rt('emptyText')}</Empty>
          : <Table label={rt('title')} columns={columns} rows={sorted(items, columns, sort)} id={(r) => r.id} sort={sort} onSort={onSort} onOpen={(r) => navigate(paths.round(contest.id, r.id))} keys />}
      </Loaded>
    </Page>
  );
}
