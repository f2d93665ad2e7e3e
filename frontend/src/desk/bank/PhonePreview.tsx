import { OptionMark } from '../../kit/components';
import type { QuestionEdit } from '../../kit/wire';
import { bt } from './words';

type Shown = Pick<QuestionEdit, 'kind' | 'stem' | 'options' | 'correct'>;

/** The question the way a phone shows it: same sizes, same marks. The right options are ticked for the author alone. */
export function PhonePreview({ question: q }: { question: Shown }) {
  return (
    <figure class="phone" aria-label={bt('preview')}>
      <div class="phone-screen">
        <p class="phone-hint">{q.kind === 'multiple' ? bt('chooseMany') : bt('chooseOne')}</p>
        <p class="phone-stem">{q.stem || '…'}</p>
        <ul role="list">
          {q.options.map((option, i) => (
            <li key={i} class={q.correct.includes(i) ? 'phone-right' : undefined}>
              <OptionMark index={i} chosen={q.correct.includes(i)} />
              <span>{option || '…'}</span>
              {q.correct.includes(i) && <span class="visually-hidden">({bt('answer')})</span>}
            </li>
          ))}
        </ul>
      </div>
      <figcaption class="small muted">{bt('shuffledNote')}</figcaption>
    </figure>
  );
}
