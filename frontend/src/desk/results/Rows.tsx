import { useState } from 'preact/hooks';
import { Button, Checkbox, Empty, Medal, Select, toast } from '../../kit/components';
import { duration, number } from '../../kit/format';
import { query, setQuery } from '../../kit/router';
import type { DeskResult, DeskResultRow, DeskRound } from '../../kit/wire';
import { calls } from '../core/calls';
import { groupName, named, useContest } from '../core/contest';
import { useSettled } from '../core/debounce';
import { useResource } from '../core/resource';
import { can } from '../core/session';
import { Badge } from '../ui/Badge';
import { ColumnChoice, useColumnChoice } from '../ui/ColumnChoice';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { Loaded } from '../ui/Loaded';
import { QueryPager } from '../ui/QueryPager';
import { SearchBox } from '../ui/SearchBox';
import { Split } from '../ui/Split';
import { Table, type Column } from '../ui/Table';
import { flagLabel } from './flags';
import { lt } from './words';

const limit = 50;

/** The rows of a result, each saying why it stands where it stands. */
export function Rows({ result, round }: { result: DeskResult; round: DeskRound }) {
  const { contest } = useContest();
  const get = (name: string) => query.value.get(name) ?? '';
  const wanted = useSettled(JSON.stringify({ q: get('q'), group: get('group'), flag: get('flag'), offset: Number(get('offset')) || 0, limit }), 200);
  const rows = useResource(`rows ${result.id} ${wanted}`, (signal) => calls.resultRows(result.id, JSON.parse(wanted), signal), { keep: true });
  const all = columns(contest.groups.length > 1);
  const choice = useColumnChoice('rows', all);
  const set = (change: Record<string, string | undefined>) => setQuery({ ...change, offset: undefined });
  const chosen = rows.data?.items.find((r) => r.contestant_id === get('row'));
  return (
    <Split
      title={chosen?.full_name}
      onClose={() => setQuery({ row: undefined })}
      details={chosen && <RowDetails key={chosen.contestant_id} row={chosen} round={round} />}
    >
      <div class="toolbar" role="search">
        <SearchBox label={lt('search')} value={get('q')} onValue={(q) => set({ q })} />
        {contest.groups.length > 1 && <Select label={lt('group')} placeholder={null} value={get('group')} options={[{ value: '', label: lt('anyGroup') }, ...contest.groups.map((g) => ({ value: g.id, label: named(g) }))]} onValue={(group) => set({ group })} />}
        <Checkbox checked={get('flag') === 'any'} onChecked={(on) => set({ flag: on ? 'any' : undefined })}>{lt('onlyFlagged')}</Checkbox>
        <ColumnChoice all={all} {...choice} />
      </div>
      <Loaded of={rows}>
        {(page) => page.items.length === 0 ? <Empty title={lt('noMatch')} /> : <>
          <Table
            label={lt('tabRows')}
            columns={choice.columns}
            rows={page.items}
            id={(r) => r.contestant_id}
            current={chosen?.contestant_id}
            onOpen={(r) => setQuery({ row: r.contestant_id })}
            tone={(r) => (r.excluded ? 'table-muted' : undefined)}
            keys
          />
          <QueryPager of={page} limit={limit} />
        </>}
      </Loaded>
    </Split>
  );
}

/** A place; the first three behind a medal. */
function Rank({ rank }: { rank: number }) {
  if (rank > 3) return <b class="figures">{number(rank)}</b>;
  return <span class="result-rank"><Medal rank={rank} size="1.9rem" /><span class="visually-hidden">{rank}</span></span>;
}

function columns(groups: boolean): Column<DeskResultRow>[] {
  return [
    { key: 'rank', label: lt('rank'), align: 'end', width: '4.5rem', render: (r) => (r.excluded ? '–' : <Rank rank={r.rank} />) },
    ...(groups ? [{ key: 'group', label: lt('groupRank'), align: 'end' as const, minor: true, render: (r: DeskResultRow) => (r.excluded ? '–' : number(r.group_rank)) }] : []),
    { key: 'name', label: lt('name'), main: true, render: (r) => <>{r.full_name}<span class="sub">{r.unit}</span></> },
    { key: 'points', label: lt('points'), align: 'end', render: (r) => <b class="figures">{number(r.points)}</b> },
    { key: 'explain', label: lt('explain'), least: '11rem', render: (r) => (r.excluded ? lt('excluded', { why: r.excluded }) : r.explain) },
    { key: 'prize', label: lt('prize'), render: (r) => r.prize && <Badge tone="plate">{r.prize}</Badge> },
    { key: 'flags', label: lt('flags'), minor: true, wide: true, render: (r) => r.flags.map((f) => <Badge key={f} tone="gold">{flagLabel(f)}</Badge>) },
  ];
}

function RowDetails({ row, round }: { row: DeskResultRow; round: DeskRound }) {
  const { contest } = useContest();
  const [asking, setAsking] = useState(false);
  return (
    <>
      {row.prize && <div><Badge tone="plate">{row.prize}</Badge></div>}
      <p>{row.excluded ? lt('excluded', { why: row.excluded }) : row.explain}</p>
      <dl class="facts">
        <dt>{lt('group')}</dt><dd>{groupName(contest.groups, row.group_id)}</dd>
        <dt>{lt('rightOf')}</dt><dd class="figures">{row.right}/{row.questions}</dd>
        <dt>{lt('points')}</dt><dd class="figures">{number(row.points)}</dd>
        {row.prediction !== undefined && <><dt>{lt('prediction')}</dt><dd class="figures">{number(row.prediction)}{row.prediction_error !== undefined && `, ${lt('predictionError', { n: number(row.prediction_error) })}`}</dd></>}
        <dt>{lt('duration')}</dt><dd class="figures">{duration(row.duration_ms)}</dd>
        <dt>{lt('submitted')}</dt><dd class="figures">{duration(row.submitted_after_ms)}</dd>
        <dt>{lt('receipt')}</dt><dd class="code">{row.receipt}</dd>
      </dl>
      {row.flags.length > 0 && <div class="row">{row.flags.map((f) => <Badge key={f} tone="gold">{flagLabel(f)}</Badge>)}</div>}
      {can('judge_results') && !row.excluded && <div><Button kind="danger" onClick={() => setAsking(true)}>{lt('askDisqualify')}</Button></div>}
      {asking && (
        <ConfirmDialog
          title={lt('askTitle', { name: row.full_name })}
          confirm={lt('askDisqualify')}
          danger
          reason
          onClose={() => setAsking(false)}
          onConfirm={async (reason) => {
            await calls.disqualify(round.id, row.contestant_id, reason);
            toast(lt('asked', { name: row.full_name }));
          }}
        >
          <p>{lt('askText')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
