import { Notice } from '../../kit/components';
import { number } from '../../kit/format';
import type { DeskBankFile, DeskFileLoss } from '../../kit/wire';
import { firstFew } from './paper';
import { xt } from './words';

/** How many questions the file holds, and what it cannot hold of them. */
export function Losses({ file }: { file: DeskBankFile }) {
  const gone = file.losses.filter((l) => l.left_out);
  const changed = file.losses.filter((l) => !l.left_out);
  return (
    <div class="stack">
      <p><strong>{xt('holds', { n: number(file.questions) })}</strong></p>
      {gone.length > 0 && <Notice kind="warn">{xt('leftOut', { n: number(file.left_out) })}<List losses={gone} /></Notice>}
      {changed.length > 0 && <details class="bankfile-losses"><summary>{xt('changed')} {xt('losses', { n: changed.length })}</summary><List losses={changed} /></details>}
    </div>
  );
}

function List({ losses }: { losses: DeskFileLoss[] }) {
  return (
    <ul class="bankfile-list">
      {losses.map((l) => {
        const { list, rest } = firstFew(l.numbers);
        return <li key={l.message}>{l.message} <span class="muted small">{xt('numbers', { list: rest > 0 ? xt('more', { list, n: number(rest) }) : list })}</span></li>;
      })}
    </ul>
  );
}
