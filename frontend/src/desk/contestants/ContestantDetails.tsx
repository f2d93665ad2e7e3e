import { Notice } from '../../kit/components';
import { date, dateTime, duration, number } from '../../kit/format';
import { setQuery } from '../../kit/router';
import type { DeskAttempt } from '../../kit/wire';
import { calls, type ContestantDetail } from '../core/calls';
import { groupName, useContest } from '../core/contest';
import { useResource } from '../core/resource';
import { can } from '../core/session';
import { Badge } from '../ui/Badge';
import { Loaded } from '../ui/Loaded';
import { ExtraTime } from './ExtraTime';
import { signExplained, signQuery } from './signs';
import { pt } from './words';

/** Everything known about one contestant. */
export function ContestantDetails({ id, onChanged }: { id: string; onChanged(): void }) {
  const contestant = useResource(`contestant ${id}`, () => calls.contestant(id));
  return (
    <Loaded of={contestant}>
      {(c) => (
        <>
          <Facts contestant={c} />
          <Signs contestant={c} />
          <section class="stack">
            <h3>{pt('attemptList')}</h3>
            <Attempts attempts={attemptsOf(c)} />
          </section>
          {can('run_rounds') && <ExtraTime contestant={c} onSaved={(next) => { contestant.set({ ...c, ...next }); onChanged(); }} />}
          <p class="small muted">{pt('disqualifyLink')}</p>
        </>
      )}
    </Loaded>
  );
}

/** The attempts, wherever this server put them. */
function attemptsOf(c: ContestantDetail): DeskAttempt[] {
  return Array.isArray(c.attempts) ? c.attempts : (c.attempts_list ?? []);
}

function Facts({ contestant: c }: { contestant: ContestantDetail }) {
  const { contest } = useContest();
  const label = (key: string) => contest.registration.fields.find((f) => f.key === key)?.label ?? key;
  return (
    <dl class="facts">
      <dt>{pt('unit')}</dt><dd>{c.unit || '–'}</dd>
      <dt>{pt('group')}</dt><dd>{groupName(contest.groups, c.group_id)}</dd>
      {c.phone && <><dt>{pt('phone')}</dt><dd class="figures"><a href={`tel:${c.phone}`}>{c.phone}</a></dd></>}
      {c.email && <><dt>{pt('email')}</dt><dd><a href={`mailto:${c.email}`}>{c.email}</a></dd></>}
      {c.birth_date && <><dt>{pt('birth')}</dt><dd>{date(`${c.birth_date}T00:00:00+07:00`)}</dd></>}
      {Object.entries(c.fields).map(([key, value]) => <><dt>{label(key)}</dt><dd>{value}</dd></>)}
      <dt>{pt('registered')}</dt><dd>{dateTime(c.created_ms)}</dd>
      <dt>{pt('consent')}</dt><dd>{pt('consentVersion', { n: c.consent_version })}</dd>
      {c.guardian && <><dt>{pt('guardian')}</dt><dd>{c.guardian.name} ({c.guardian.relation}), <a href={`tel:${c.guardian.phone}`}>{c.guardian.phone}</a></dd></>}
    </dl>
  );
}

function Signs({ contestant: c }: { contestant: ContestantDetail }) {
  const named = { ...c, attempts: 0 };
  return (
    <>
      {c.synthetic && <div><Badge>{pt('synthetic')}</Badge></div>}
      {c.barred && <Notice kind="bad" title={pt('barred')}>{pt('barredNote')}</Notice>}
      {c.duplicates.length > 0 && (
        <Notice kind="warn" title={pt('flagDuplicate')}>
          <ul class="plain-list">
            {c.duplicates.map((d) => {
              const q = signQuery(named, d);
              return <li key={d}>{signExplained(d)} {q && <button type="button" class="link" onClick={() => setQuery({ q, unit: undefined, group: undefined, flag: undefined, offset: undefined })}>{pt('dupFind')}</button>}</li>;
            })}
          </ul>
          <p class="small muted">{pt('dupNote')}</p>
        </Notice>
      )}
    </>
  );
}

function Attempts({ attempts }: { attempts: DeskAttempt[] }) {
  if (attempts.length === 0) return <p class="muted">{pt('noAttempts')}</p>;
  return (
    <ul class="plain-list">
      {attempts.map((a) => (
        <li key={a.id} class="attempt">
          <b>{a.round_name}</b> <span class="muted">{pt('attempt', { n: a.number })}</span>
          {a.ended_ms
            ? <p>{pt('score', { right: a.right, questions: a.questions, points: number(a.points) })} · <span class="figures">{duration(a.ended_ms - a.started_ms)}</span> · {a.ended_by === 'deadline' ? pt('byDeadline') : pt('bySubmit')}</p>
            : <p><Badge tone="gold">{pt('running')}</Badge> {pt('answered', { n: a.answered, questions: a.questions })}</p>}
          <p class="small muted">{dateTime(a.started_ms)} · {pt('receipt', { receipt: a.receipt })}</p>
        </li>
      ))}
    </ul>
  );
}
