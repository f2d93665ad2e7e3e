import { optionLetters } from '../../kit/components/OptionMark';
import type { OpenQuestion } from '../../kit/wire';
import { w } from './words';

/** Questions as a list to read; what is right stands there only when it came. */
export function OpenList({ items }: { items: readonly OpenQuestion[] }) {
  return (
    <ol class="open-list" role="list">
      {items.map((q) => (
        <li key={q.id} class="plate">
          <h3>{q.number}. {q.stem}</h3>
          {q.topic && <p class="small muted">{q.topic}</p>}
          <ol class="open-options">
            {q.options.map((o, i) => <li key={i} class={q.correct?.includes(i) ? 'open-right' : undefined}>{o}</li>)}
          </ol>
          {q.correct && q.correct.length > 0 && <p><b>{w('right')}:</b> {q.correct.map((i) => optionLetters[i]).join(', ')}</p>}
          {q.explanation && <p>{q.explanation}</p>}
          {q.legal_basis && <p class="small muted">{w('basis', { text: q.legal_basis })}</p>}
        </li>
      ))}
    </ol>
  );
}
