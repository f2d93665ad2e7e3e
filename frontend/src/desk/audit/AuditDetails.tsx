import { dateTime } from '../../kit/format';
import type { AuditRow } from '../../kit/wire';
import { actorName } from '../core/actor';
import { changes } from '../core/diff';
import { WordDiff } from '../ui/WordDiff';
import { actionLabel } from './actions';
import { kindOf } from './AuditPage';
import { subjectOf } from './subject';
import { gt } from './words';

/** One entry, with every place that changed: before against after. */
export function AuditDetails({ row }: { row: AuditRow }) {
  const places = changes(row.before, row.after);
  return (
    <>
      <dl class="facts">
        <dt>{gt('at')}</dt><dd>{dateTime(row.at_ms)}</dd>
        <dt>{gt('who')}</dt><dd>{actorName(row.actor)} ({kindOf(row.actor_kind)})</dd>
        {row.ip && <><dt>{gt('ip')}</dt><dd class="code">{row.ip}</dd></>}
        <dt>{gt('action')}</dt><dd>{actionLabel(row.action)} <span class="code">{row.action}</span></dd>
        <dt>{gt('subject')}</dt><dd>{subjectOf(row)} <span class="code">{row.subject}</span></dd>
      </dl>
      {places.length === 0 ? <p class="muted">{gt('noChanges')}</p> : (
        <ul class="plain-list">
          {places.map((p) => (
            <li key={p.path} class="audit-change">
              <b class="code">{p.path || gt('changes')}</b>
              {text(p.before) && text(p.after)
                ? <p><WordDiff before={text(p.before)} after={text(p.after)} /></p>
                : <dl class="facts">
                  <dt>{gt('before')}</dt><dd>{text(p.before) || <span class="muted">{gt('nothing')}</span>}</dd>
                  <dt>{gt('after')}</dt><dd>{text(p.after) || <span class="muted">{gt('nothing')}</span>}</dd>
                </dl>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function text(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
