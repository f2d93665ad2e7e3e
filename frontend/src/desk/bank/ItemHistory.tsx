import { Skeleton } from '../../kit/components';
import { date, number, percent } from '../../kit/format';
import type { DeskItemRecord } from '../../kit/wire';
import { calls } from '../core/calls';
import { useContest } from '../core/contest';
import { paths } from '../core/paths';
import { useResource } from '../core/resource';
import { noteText, noteTone } from '../results/items';
import { it } from '../results/itemWords';
import { Badge } from '../ui/Badge';
import { Loaded } from '../ui/Loaded';
import { Panel } from '../ui/Panel';
import { Table, type Column } from '../ui/Table';
import { TrendChart } from './TrendChart';
import { discriminationTrend, facilityTrend, timeTrend } from './trend';
import { bt } from './words';

/** How a question did in each round that used it and whose result is locked: three small charts, and the same as a table. */
export function ItemHistory({ question }: { question: string }) {
  const list = useResource(`figures ${question}`, () => calls.itemHistory(question));
  return (
    <Panel title={bt('itemHistory')}>
      <Loaded of={list} skeleton={<Skeleton lines={3} />}>
        {({ items }) => (items.length === 0 ? <p class="muted small">{bt('historyNone')}</p> : <Records records={items} />)}
      </Loaded>
    </Panel>
  );
}

function Records({ records }: { records: DeskItemRecord[] }) {
  const { contest } = useContest();
  const rounds = records.map((r) => bt('roundShort', { n: number(r.round_number) }));
  return (
    <>
      <div class="trends">
        <TrendChart title={it('facility')} trend={facilityTrend(records)} rounds={rounds} say={(v) => percent(v)} />
        <TrendChart title={it('discrimination')} trend={discriminationTrend(records)} rounds={rounds} say={(v) => number(v, v === 0 || v === 1 || v === -1 ? 0 : v === 0.2 ? 1 : 2)} />
        <TrendChart title={bt('medianTime')} trend={timeTrend(records)} rounds={rounds} say={seconds} />
      </div>
      {records.some((r) => r.few) && <p class="small muted">{bt('historyFew')}</p>}
      <Table label={bt('itemHistory')} columns={columns(contest.id)} rows={[...records].reverse()} id={(r) => `${r.round_id} ${r.version}`} />
    </>
  );
}

const seconds = (s: number) => it('seconds', { n: number(s, Number.isInteger(s) ? 0 : 1) });

function columns(contest: string): Column<DeskItemRecord>[] {
  return [
    { key: 'round', label: bt('historyRound'), main: true, render: (r) => <><a href={`${paths.results(contest, r.round_id)}?view=items`}>{r.round_name}</a><span class="sub">{date(r.closed_ms)}</span>{r.notes.length > 0 && <span class="row">{r.notes.map((n) => <Badge key={n.code} tone={noteTone(n.code)}>{noteText(n)}</Badge>)}</span>}</> },
    { key: 'version', label: bt('historyVersion'), align: 'end', wide: true, render: (r) => number(r.version) },
    { key: 'answers', label: bt('historyAnswers'), align: 'end', short: true, render: (r) => it('of', { right: number(r.answered), seen: number(r.seen) }) },
    { key: 'facility', label: it('facility'), align: 'end', render: (r) => <>{r.few ? '–' : percent(r.facility)}<span class="sub">{it('of', { right: number(r.right), seen: number(r.seen) })}</span></> },
    { key: 'd', label: it('discrimination'), align: 'end', render: (r) => (r.few ? '–' : <>{number(r.discrimination, 2)}{r.correlation !== undefined && <span class="sub">{`r ${number(r.correlation, 2)}`}</span>}</>) },
    { key: 'time', label: bt('medianTime'), align: 'end', short: true, render: (r) => (r.median_ms > 0 ? seconds(Math.round(r.median_ms / 100) / 10) : '–') },
  ];
}
