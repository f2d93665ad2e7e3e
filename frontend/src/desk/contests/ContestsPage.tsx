import { useState } from 'preact/hooks';
import { Button, Empty } from '../../kit/components';
import { date, number } from '../../kit/format';
import { PlusIcon } from '../../kit/icons';
import { navigate } from '../../kit/router';
import type { DeskContest } from '../../kit/wire';
import { calls } from '../core/calls';
import { named } from '../core/contest';
import { paths } from '../core/paths';
import { useResource } from '../core/resource';
import { matcher } from '../core/search';
import { can } from '../core/session';
import { Badge } from '../ui/Badge';
import { Loaded } from '../ui/Loaded';
import { Page } from '../ui/Page';
import { SearchBox } from '../ui/SearchBox';
import { sorted, useSort } from '../ui/sort';
import { Table, type Column } from '../ui/Table';
import { ct } from './words';

const columns = (): Column<DeskContest>[] => [
  {
    key: 'name', label: ct('name'), main: true, sort: (c) => c.name,
    render: (c) => <><a href={paths.overview(c.id)}>{named(c)}</a> {c.demo && <Badge tone="gold">{ct('demo')}</Badge>}<span class="sub">{c.organiser}</span></>,
  },
  { key: 'rounds', label: ct('rounds'), align: 'end', sort: (c) => c.counts.rounds, render: (c) => number(c.counts.rounds) },
  { key: 'contestants', label: ct('contestants'), align: 'end', sort: (c) => c.counts.contestants, render: (c) => number(c.counts.contestants) },
  { key: 'units', label: ct('units'), align: 'end', sort: (c) => c.counts.units, render: (c) => number(c.counts.units) },
  { key: 'questions', label: ct('questions'), align: 'end', sort: (c) => c.counts.questions, render: (c) => number(c.counts.questions) },
  { key: 'created', label: ct('created'), align: 'end', sort: (c) => c.created_ms, render: (c) => date(c.created_ms) },
];

/** All contests that the person may see. */
export default function ContestsPage() {
  const contests = useResource('contests', calls.contests);
  const create = can('edit_contest') ? <Button kind="primary" href={paths.create}><PlusIcon />{ct('create')}</Button> : undefined;
  return (
    <Page title={ct('title')} aside={contests.data && ct('count', { n: contests.data.items.length })} actions={create}>
      <Loaded of={contests}>
        {({ items }) => items.length === 0
          ? <Empty title={ct('emptyTitle')} action={create}>{ct('emptyText')}</Empty>
          : <List items={items} />}
      </Loaded>
    </Page>
  );
}

function List({ items }: { items: DeskContest[] }) {
  const [text, setText] = useState('');
  const [sort, onSort] = useSort({ key: 'created', down: true });
  const fits = matcher(text);
  const all = columns();
  const rows = sorted(items.filter((c) => fits(`${c.name} ${c.name_en} ${c.organiser}`)), all, sort);
  return (
    <>
      {items.length > 5 && <div class="toolbar"><SearchBox value={text} onValue={setText} label={ct('search')} /></div>}
      {rows.length === 0 ? <p class="muted">{ct('noMatch')}</p> : (
        <Table
          label={ct('title')}
          columns={all}
          rows={rows}
          id={(c) => c.id}
          sort={sort}
          onSort={onSort}
          onOpen={(c) => navigate(paths.overview(c.id))}
          keys
        />
      )}
    </>
  );
}
