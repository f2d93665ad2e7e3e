import { Skeleton } from '../../kit/components';
import { locale } from '../../kit/i18n';
import type { DeskRound, RoundEdit, RulesPage } from '../../kit/wire';
import { calls } from '../core/calls';
import { useResource } from '../core/resource';
import { Panel } from '../ui/Panel';
import { Summary } from './Summary';
import { rt } from './words';

/** The thể lệ as it will be printed: of what is being edited, else of what is saved, else a summary of the form itself. */
export function RulesPreview({ round, edit, live, coming }: { round: DeskRound; edit: RoundEdit; live?: RulesPage; coming: boolean }) {
  const saved = useResource(live || round.state === 'draft' ? undefined : `rules ${round.id} ${round.rules_version} ${locale.value}`, () => calls.rulesPage(round.id, locale.value), { keep: true });
  const page = live ?? saved.data;
  return (
    <Panel title={rt('preview')} aside={page ? (live ? rt('previewLive') : rt('previewSaved')) : undefined}>
      {page && <Printed page={page} />}
      {!page && (coming ? <Skeleton lines={8} /> : <><Summary edit={edit} /><p class="muted small">{rt('previewNone')}</p></>)}
    </Panel>
  );
}

function Printed({ page }: { page: RulesPage }) {
  return (
    <div class="printed" tabIndex={0} role="group" aria-label={rt('preview')}>
      <p class="printed-organiser">{page.organiser}</p>
      <h3>{page.title}</h3>
      {page.sections.map((s) => (
        <section key={s.heading}>
          <h4>{s.heading}</h4>
          {s.paragraphs.map((p, i) => <p key={i}>{p}</p>)}
          {s.items.length > 0 && <ul>{s.items.map((item, i) => <li key={i}>{item}</li>)}</ul>}
          {s.table && (
            <table>
              <thead><tr>{s.table.head.map((h) => <th key={h} scope="col">{h}</th>)}</tr></thead>
              <tbody>{s.table.rows.map((row, i) => <tr key={i}>{row.map((cell, j) => <td key={j}>{cell}</td>)}</tr>)}</tbody>
            </table>
          )}
        </section>
      ))}
    </div>
  );
}
