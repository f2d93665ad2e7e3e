import { Button, Empty, Notice } from '../../kit/components';
import { number, percent } from '../../kit/format';
import { DownloadIcon } from '../../kit/icons';
import { navigate } from '../../kit/router';
import type { DeskItem, DeskRound } from '../../kit/wire';
import { calls, itemsLink } from '../core/calls';
import { useContest } from '../core/contest';
import { paths } from '../core/paths';
import { useResource } from '../core/resource';
import { states } from '../core/round';
import { Badge } from '../ui/Badge';
import { Loaded } from '../ui/Loaded';
import { sorted, useSort } from '../ui/sort';
import { Table, type Column } from '../ui/Table';
import { ItemAlarms } from './ItemAlarms';
import { ItemScatter } from './ItemScatter';
import { ItemTimes } from './ItemTimes';
import { ItemUnits } from './ItemUnits';
import { noteText, noteTone } from './items';
import { it } from './itemWords';

/** How the questions of a round did; before its end only the alarms. */
export function Items({ round }: { round: DeskRound }) {
  const closed = states.indexOf(round.state) >= states.indexOf('closed');
  return (
    <div class="stack">
      <ItemAlarms round={round} />
      {closed ? <Figures round={round} /> : <Notice kind="info">{it('early')}</Notice>}
    </div>
  );
}

function Figures({ round }: { round: DeskRound }) {
  const list = useResource(`items ${round.id}`, () => calls.items(round.id));
  return (
    <Loaded of={list}>
      {({ items }) => items.length === 0
        ? <Empty title={it('none')} />
        : (
          <>
            <div class="row"><Button size="small" href={itemsLink(round.id)} download><DownloadIcon size="1.1em" />{it('download')}</Button></div>
            <ItemScatter items={items} />
            <ItemTable items={items} />
            <p class="small muted">{it('method')}</p>
          </>
        )}
    </Loaded>
  );
}

/** Every question with its figures, in the order of whatever header was pressed. */
function ItemTable({ items }: { items: DeskItem[] }) {
  const { contest } = useContest();
  const [sort, onSort] = useSort({ key: 'number', down: false });
  const all = columns(longest(items));
  return <Table label={it('title')} columns={all} rows={sorted(items, all, sort)} sort={sort} onSort={onSort} id={(i) => `${i.question_id} ${i.version}`} onOpen={(i) => navigate(paths.question(contest.id, i.bank_id, i.question_id))} />;
}

/** The end of the time scale that all questions share. */
const longest = (items: DeskItem[]) => Math.max(1, ...items.map((i) => i.third_ms));

function columns(most: number): Column<DeskItem>[] {
  return [
    { key: 'number', label: it('number'), align: 'end', width: '3.5rem', sort: (i) => i.number, render: (i) => number(i.number) },
    { key: 'stem', label: it('stem'), main: true, render: (i) => <><span class="clip">{i.stem}</span>{i.notes.length > 0 && <span class="item-badges">{i.notes.map((n) => <Badge key={n.code} tone={noteTone(n.code)}>{noteText(n)}</Badge>)}</span>}<OptionBars item={i} /><ItemUnits item={i} /></> },
    { key: 'facility', label: it('facility'), align: 'end', short: true, sort: (i) => i.facility, render: (i) => <>{percent(i.facility)}<span class="sub">{it('of', { right: number(i.right), seen: number(i.seen) })}</span></> },
    { key: 'd', label: it('discrimination'), align: 'end', short: true, sort: (i) => i.discrimination, render: (i) => <>{number(i.discrimination, 2)}<span class="sub">{i.correlation === undefined ? '–' : `r ${number(i.correlation, 2)}`}</span></> },
    { key: 'time', label: it('time'), align: 'end', short: true, width: '7rem', sort: (i) => i.median_ms, render: (i) => <ItemTimes item={i} most={most} /> },
  ];
}

/** Who chose what: a bar an option, the right one marked in colour and by a tick. */
function OptionBars({ item }: { item: DeskItem }) {
  return (
    <span class="item-bars">
      {item.options.map((o, i) => (
        <span key={i} class={`item-bar${o.right ? ' item-bar-right' : ''}`} title={o.text}>
          <b>{String.fromCharCode(65 + i)}{o.right ? ' ✓' : ''}</b>
          <i style={{ inlineSize: `${item.answered ? (60 * o.chosen) / item.answered : 0}%` }} />
          <span>{percent(item.answered ? o.chosen / item.answered : 0)}</span>
        </span>
      ))}
    </span>
  );
}
