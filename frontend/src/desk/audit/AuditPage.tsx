import { Button, Empty, Select } from '../../kit/components';
import { clockTime, date, number } from '../../kit/format';
import { query, setQuery } from '../../kit/router';
import type { AuditRow } from '../../kit/wire';
import { actorName } from '../core/actor';
import { calls } from '../core/calls';
import { named } from '../core/contest';
import { useSettled } from '../core/debounce';
import { changes } from '../core/diff';
import { useResource } from '../core/resource';
import { Loaded } from '../ui/Loaded';
import { Page } from '../ui/Page';
import { QueryPager } from '../ui/QueryPager';
import { SearchBox } from '../ui/SearchBox';
import { Split } from '../ui/Split';
import { Table, type Column } from '../ui/Table';
import { actionLabel, actionsLike } from './actions';
import { shortId, subjectOf } from './subject';
import { AuditDetails } from './AuditDetails';
import { gt } from './words';
import './audit.css';

const limit = 50;

/** The log of every change. */
export default function AuditPage() {
  const get = (name: string) => query.value.get(name) ?? '';
  const wanted = useSettled(JSON.stringify({ contest: get('contest'), q: get('q'), actions: actionsLike(get('q')).join(',') || undefined, offset: Number(get('offset')) || 0, limit }), 200);
  const log = useResource(`audit ${wanted}`, (signal) => calls.audit(JSON.parse(wanted), signal), { keep: true });
  const contests = useResource('contests', calls.contests);
  const chosen = log.data?.items.find((r) => String(r.id) === get('entry'));
  const set = (change: Record<string, string | undefined>) => setQuery({ ...change, offset: undefined });
  const clear = () => set({ contest: undefined, q: undefined });
  return (
    <Page title={gt('title')} lead={gt('lead')} aside={log.data && gt('count', { n: number(log.data.total) })}>
      <Split
        title={chosen && actionLabel(chosen.action)}
        wide
        onClose={() => setQuery({ entry: undefined })}
        details={chosen && <AuditDetails key={chosen.id} row={chosen} />}
      >
        <div class="toolbar" role="search">
          <SearchBox label={gt('search')} value={get('q')} onValue={(q) => set({ q })} />
          <Select
            label={gt('contest')}
            placeholder={null}
            value={get('contest')}
            options={[{ value: '', label: gt('anyContest') }, ...(contests.data?.items ?? []).map((c) => ({ value: c.id, label: named(c) }))]}
            onValue={(contest) => set({ contest })}
          />
        </div>
        <Loaded of={log}>
          {(page) => page.items.length === 0
            ? (get('q') || get('contest') ? <Empty title={gt('noMatch')} action={<Button onClick={clear}>{gt('clear')}</Button>} /> : <Empty title={gt('empty')} />)
            : <>
              <Table
                label={gt('title')}
                columns={columns()}
                rows={page.items}
                id={(r) => String(r.id)}
                current={chosen && String(chosen.id)}
                onOpen={(r) => setQuery({ entry: String(r.id) })}
                keys
              />
              <QueryPager of={page} limit={limit} />
            </>}
        </Loaded>
      </Split>
    </Page>
  );
}

function columns(): Column<AuditRow>[] {
  return [
    { key: 'at', label: gt('at'), width: '9rem', render: (r) => <><span class="figures">{clockTime(r.at_ms)}</span><span class="sub">{date(r.at_ms)}</span></> },
    { key: 'action', label: gt('action'), main: true, render: (r) => actionLabel(r.action) },
    { key: 'who', label: gt('who'), render: (r) => <>{actorName(r.actor)}<span class="sub">{kindOf(r.actor_kind)}</span></> },
    { key: 'subject', label: gt('subject'), minor: true, wide: true, render: (r) => <>{subjectOf(r)}<span class="sub code audit-subject">{shortId(r.subject)}</span></> },
    { key: 'changes', label: gt('changes'), align: 'end', short: true, minor: true, render: (r) => count(r) },
  ];
}

function count(row: AuditRow): string {
  const n = changes(row.before, row.after).length;
  return n > 0 ? gt('changed', { n: number(n) }) : '';
}

/** What sort of actor it was. */
export function kindOf(kind: string): string {
  if (kind === 'staff') return gt('kind_staff');
  if (kind === 'contestant') return gt('kind_contestant');
  return kind === 'system' ? gt('kind_system') : kind;
}
