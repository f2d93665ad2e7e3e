import type { ComponentChildren } from 'preact';
import { Button, Combobox, Empty, Select } from '../../kit/components';
import { dateTime, number } from '../../kit/format';
import { DownloadIcon } from '../../kit/icons';
import { query, setQuery } from '../../kit/router';
import type { DeskContestant, DeskUnit } from '../../kit/wire';
import { calls, contestantsLink } from '../core/calls';
import { groupName, named, useContest } from '../core/contest';
import { useSettled } from '../core/debounce';
import { paths } from '../core/paths';
import { useResource } from '../core/resource';
import { matcher } from '../core/search';
import { Badge } from '../ui/Badge';
import { ColumnChoice, useColumnChoice } from '../ui/ColumnChoice';
import { Loaded } from '../ui/Loaded';
import { QueryPager } from '../ui/QueryPager';
import { SearchBox } from '../ui/SearchBox';
import { Split } from '../ui/Split';
import { Table, type Column } from '../ui/Table';
import { ContestantDetails } from './ContestantDetails';
import { signLabel } from './signs';
import { pt } from './words';

const limit = 50;
const filterNames = ['q', 'unit', 'group', 'flag'] as const;

/** Everybody who registered, a page at a time, with the person's details beside. */
export function ContestantList() {
  const { contest } = useContest();
  const filters = Object.fromEntries(filterNames.map((n) => [n, query.value.get(n) ?? '']));
  const offset = Number(query.value.get('offset')) || 0;
  const wanted = useSettled(JSON.stringify({ ...filters, offset, limit }), 200);
  const list = useResource(`contestants ${contest.id} ${wanted}`, () => calls.contestants(contest.id, JSON.parse(wanted)), { keep: true });
  const units = useResource(`units ${contest.id}`, () => calls.units(contest.id));
  const all = columns(contest.groups);
  const choice = useColumnChoice('contestants', all);
  const chosen = query.value.get('c') ?? undefined;
  const narrowed = filterNames.some((n) => filters[n]);
  const row = list.data?.items.find((c) => c.id === chosen);
  return (
    <Split
      title={row?.name}
      onClose={() => setQuery({ c: undefined })}
      details={chosen && <ContestantDetails key={chosen} id={chosen} onChanged={list.reload} />}
    >
      <Filters filters={filters} units={units.data?.items ?? []}><div class="toolbar-end"><ColumnChoice all={all} {...choice} /><Button size="small" href={contestantsLink(contest.id, nonEmpty(filters))} download><DownloadIcon size="1.1em" />{narrowed ? pt('exportFound') : pt('export')}</Button></div></Filters>
      <Loaded of={list}>
        {(page) => page.items.length === 0
          ? (narrowed
            ? <Empty title={pt('noMatch')} action={<Button onClick={clear}>{pt('clear')}</Button>} />
            : <Empty title={pt('emptyTitle')} action={<Button kind="primary" href={paths.share(contest.id)}>{pt('toShare')}</Button>}>{pt('emptyText')}</Empty>)
          : <>
            <Table
              label={pt('title')}
              columns={choice.columns}
              rows={page.items}
              id={(c) => c.id}
              current={chosen}
              onOpen={(c) => setQuery({ c: c.id })}
              keys
            />
            <QueryPager of={page} limit={limit} />
          </>}
      </Loaded>
    </Split>
  );
}

const nonEmpty = (filters: Record<string, string>) => Object.fromEntries(Object.entries(filters).filter(([, v]) => v));
const clear = () => setQuery({ q: undefined, unit: undefined, group: undefined, flag: undefined, offset: undefined });
const set = (change: Record<string, string | undefined>) => setQuery({ ...change, offset: undefined });

function Filters({ filters, units, children }: { filters: Record<string, string>; units: DeskUnit[]; children: ComponentChildren }) {
  const { contest } = useContest();
  const unit = units.find((u) => u.id === filters.unit);
  const search = async (text: string) => {
    const fits = matcher(text);
    return units.filter((u) => fits(`${u.name} ${u.aliases.join(' ')}`)).slice(0, 20).map((u) => ({ id: u.id, label: u.name, note: u.block }));
  };
  return (
    <div class="toolbar" role="search">
      <SearchBox label={pt('search')} value={filters.q ?? ''} onValue={(q) => set({ q })} />
      {units.length > 0 && <Combobox label={pt('unit')} placeholder={pt('anyUnit')} value={unit && { id: unit.id, label: unit.name }} onValue={(m) => set({ unit: m?.id })} search={search} />}
      {contest.groups.length > 1 && <Select label={pt('group')} placeholder={null} value={filters.group ?? ''} options={[{ value: '', label: pt('anyGroup') }, ...contest.groups.map((g) => ({ value: g.id, label: named(g) }))]} onValue={(group) => set({ group })} />}
      <Select
        label={pt('flag')}
        placeholder={null}
        value={filters.flag ?? ''}
        options={[{ value: '', label: pt('anyFlag') }, { value: 'duplicate', label: pt('flagDuplicate') }, { value: 'barred', label: pt('flagBarred') }, { value: 'extra_time', label: pt('flagExtra') }, { value: 'synthetic', label: pt('flagSynthetic') }]}
        onValue={(flag) => set({ flag })}
      />
      {children}
    </div>
  );
}

function columns(groups: Parameters<typeof groupName>[0]): Column<DeskContestant>[] {
  return [
    { key: 'name', label: pt('name'), main: true, render: (c) => <>{c.name}<span class="sub">{c.unit}</span></> },
    { key: 'contact', label: pt('contact'), minor: true, render: (c) => <span class="contact">{c.phone && <span class="figures">{c.phone}</span>}{c.email && <span>{c.email}</span>}</span> },
    ...(groups.length > 1 ? [{ key: 'group', label: pt('group'), minor: true, render: (c: DeskContestant) => groupName(groups, c.group_id) }] : []),
    { key: 'attempts', label: pt('attempts'), align: 'end', render: (c) => number(c.attempts) },
    { key: 'registered', label: pt('registered'), align: 'end', minor: true, render: (c) => dateTime(c.created_ms) },
    { key: 'marks', label: pt('marks'), render: (c) => <Marks contestant={c} /> },
  ];
}

/** What the organiser should notice about a contestant. */
export function Marks({ contestant: c }: { contestant: DeskContestant }) {
  if (!c.barred && !c.duplicates.length && !c.extra_time_percent && !c.synthetic) return null;
  return (
    <span class="row marks">
      {c.barred && <Badge tone="wrong">{pt('barred')}</Badge>}
      {c.duplicates.map((d) => <Badge key={d} tone="gold">{pt('duplicate', { what: signLabel(d) })}</Badge>)}
      {c.extra_time_percent > 0 && <Badge tone="right">{pt('extra', { n: c.extra_time_percent })}</Badge>}
      {c.synthetic && <Badge>{pt('synthetic')}</Badge>}
    </span>
  );
}
