import type { RulesPage } from '../../kit/wire';
import { bound } from '../named';
import { w } from './words';
import './rules.css';

/** The rules as a document: on a page, in a frame of another site, on paper. */
export function RulesText({ rules }: { rules: RulesPage }) {
  return (
    <article class="rules">
      <header class="rules-head">
        <p class="rules-organiser">{rules.organiser}</p>
        <h1>{bound(rules.title)}</h1>
        <p class="muted small">{w('version', { n: rules.rules_version })}</p>
      </header>
      {rules.sections.map((s, i) => (
        <section key={s.heading}>
          <h2>{!/^\d/.test(s.heading) && <span class="rules-number figures">{i + 1}. </span>}{s.heading}</h2>
          {s.paragraphs.map((p, k) => <p key={k}>{p}</p>)}
          {s.items.length > 0 && <ul>{s.items.map((item, k) => <li key={k}>{item}</li>)}</ul>}
          {s.table && (
            <div class="rules-table" tabIndex={0} role="region" aria-label={s.heading}>
              <table>
                <thead><tr>{s.table.head.map((h, k) => <th key={k} scope="col">{h}</th>)}</tr></thead>
                <tbody>{s.table.rows.map((row, k) => <tr key={k}>{row.map((cell, j) => (j === 0 ? <th key={j} scope="row">{cell}</th> : <td key={j}>{cell}</td>))}</tr>)}</tbody>
              </table>
            </div>
          )}
        </section>
      ))}
      <p class="muted small">{w('generated')}</p>
    </article>
  );
}
