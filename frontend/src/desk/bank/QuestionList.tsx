import { useState } from 'preact/hooks';
import { Button, Empty } from '../../kit/components';
import { date, number } from '../../kit/format';
import { locale } from '../../kit/i18n';
import { navigate } from '../../kit/router';
import type { DeskBank, DeskQuestion } from '../../kit/wire';
import { calls } from '../core/calls';
import { named, useContest } from '../core/contest';
import { useSettled } from '../core/debounce';
import { kindLabel, levelLabel } from '../core/labels';
import { dayOf } from '../core/moment';
import { paths } from '../core/paths';
import { useResource } from '../core/resource';
import { can } from '../core/session';
import { Badge } from '../ui/Badge';
import { ColumnChoice, useColumnChoice } from '../ui/ColumnChoice';
import { Loaded } from '../ui/Loaded';
import { Pager } from '../ui/Pager';
import { Table, type Column } from '../ui/Table';
import { BulkBar } from './BulkBar';
import { FilterBar } from './FilterBar';
import { clearFilters, filters, offset, setOffset } from './filters';
import { remember } from './neighbours';
import { QuestionStateBadge } from './QuestionStateBadge';
import { bt } from './words';

const limit = 50;

/** The questions of a bank that fit the filters, a page at a time. */
export function QuestionList({ bank, empty, onChanged }: { bank: DeskBank; empty: boolean; onChanged(): void }) {
  const { contest } = useContest();
  const wanted = useSettled(JSON.stringify({ ...filters(), offset: offset(), limit }), 180);
  const list = useResource(`questions ${bank.id} ${wanted} ${locale.value}`, (signal) => calls.questions(bank.id, JSON.parse(wanted), signal), { keep: true });
  const all = columns(bank, contest.id);
  const choice = useColumnChoice('questions', all);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  if (empty) return <Empty title={bt('emptyTitle')} action={can('edit_questions') ? <Button kind="primary" href={paths.imports(contest.id, bank.id)}>{bt('import')}</Button> : undefined}>{bt('emptyText')}</Empty>;
  const done = () => {
    setTicked(new Set());
    list.reload();
    onChanged();
  };
  remember(list.data?.items.map((q) => q.id) ?? []);
  const bulk = can('review_questions') || can('edit_questions');
  return (
    <>
      <FilterBar bank={bank}><ColumnChoice all={all} {...choice} /></FilterBar>
      {bulk && <BulkBar bank={bank} ids={[...ticked]} onDone={done} onClear={() => setTicked(new Set())} />}
      <Loaded of={list}>
        {(page) => page.items.length === 0
          ? <Empty title={bt('noMatch')} action={<Button onClick={clearFilters}>{bt('clear')}</Button>} />
          : (
            <>
              <Table
                label={bt('questions')}
                columns={choice.columns}
                rows={page.items}
                id={(q) => q.id}
                onOpen={(q) => navigate(paths.question(contest.id, bank.id, q.id))}
                ticked={ticked}
                onTick={bulk ? setTicked : undefined}
                tickLabel={(q) => bt('tickLabel', { n: q.number })}
                keys
              />
              <Pager total={page.total} offset={page.offset} limit={page.limit || limit} onOffset={setOffset} />
            </>
          )}
      </Loaded>
    </>
  );
}

function columns(bank: DeskBank, contest: string): Column<DeskQuestion>[] {
  const today = dayOf(Date.now());
  return [
    { key: 'number', label: bt('number'), align: 'end', width: '3.5rem', render: (q) => number(q.number) },
    {
      key: 'stem', label: bt('stem'), main: true,
      render: (q) => (
        <>
          <a class="clip" href={paths.question(contest, bank.id, q.id)}>{q.secrecy ? bt('sealedStem') : q.stem}</a>
          <span class="sub clip">{q.legal_basis}</span>
        </>
      ),
    },
    {
      key: 'state', label: bt('state'),
      render: (q) => <><QuestionStateBadge state={q.state} /> {q.secrecy && <Badge tone="gold">{bt('sealed')}</Badge>} {q.valid_until && q.valid_until < today && <Badge tone="wrong">{bt('expired')}</Badge>}</>,
    },
    { key: 'topic', label: bt('topic'), width: '14rem', least: '9rem', render: (q) => topicName(bank, q.topic) },
    { key: 'level', label: bt('level'), short: true, render: (q) => levelLabel(q.level) },
    { key: 'kind', label: bt('kind'), short: true, wide: true, render: (q) => kindLabel(q.kind) },
    { key: 'updated', label: bt('updated'), align: 'end', short: true, wide: true, render: (q) => <>{date(q.updated_ms)}<span class="sub">{q.created_by_name}</span></> },
  ];
}

/** The name of a topic in a bank; its code where the bank does not know it. */
export function topicName(bank: DeskBank, id: string): string {
  const topic = bank.topics.find((t) => t.id === id);
  return topic ? named(topic) : id || bt('noTopic');
}
