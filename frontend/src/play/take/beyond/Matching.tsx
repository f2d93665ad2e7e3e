import { useId } from 'preact/hooks';
import { ChevronDownIcon } from '../../../kit/icon';
import { face } from './face';
import { w } from './words';
import type { WrittenProps } from './Written';

const letter = (i: number) => String.fromCharCode(65 + i);

/** Left sides that choose their right sides: the system's own menus, which every phone and reader knows. */
export function Matching({ question, given, disabled, onAnswer }: WrittenProps) {
  const id = useId();
  const rights = question.rights ?? [];
  const choice = question.options.map((_, i) => given.choice[i] ?? -1);
  const pick = (left: number, right: number) => {
    const next = choice.map((c, i) => (i === left ? right : c));
    onAnswer({ choice: next.some((c) => c >= 0) ? next : [], text: '' });
  };
  return (
    <div class="matching">
      <p class="muted small">{w('matchHint')}</p>
      <ul class="matching-rights" role="list" aria-label={w('matchRights')}>
        {rights.map((text, i) => <li key={i} class={choice.includes(i) ? 'matching-used' : ''}><b>{letter(i)}</b><span>{face(text, question.formulas)}</span></li>)}
      </ul>
      <ol class="matching-list" role="list">
        {question.options.map((left, i) => (
          <li key={i} class={`matching-row${choice[i]! >= 0 ? ' matching-done' : ''}`}>
            <label for={`${id}-${i}`}>{face(left, question.formulas)}</label>
            <span class="select">
              <select id={`${id}-${i}`} class="control" value={choice[i]} disabled={disabled} onChange={(e) => pick(i, Number(e.currentTarget.value))}>
                <option value={-1}>{w('choose')}</option>
                {rights.map((text, r) => <option key={r} value={r}>{letter(r)}. {text}</option>)}
              </select>
              <ChevronDownIcon />
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
