import { Button, Checkbox, Field, optionLetters } from '../../kit/components';
import { PlusIcon, TrashIcon } from '../../kit/icons';
import type { QuestionEdit } from '../../kit/wire';
import { replaced } from '../core/replace';
import { marked, withoutOption } from './rules';
import { bt } from './words';

type Options = Pick<QuestionEdit, 'kind' | 'options' | 'correct' | 'pin_last'>;

/** The options with their marks: two to six. */
export function OptionsEditor<T extends Options>({ q, onEdit, error }: { q: T; onEdit(next: T): void; error?: string }) {
  const fixed = q.kind === 'truefalse';
  return (
    <div class="stack">
      <Field label={bt('options')} error={error}>
        {() => (
          <div class="options" role="group" aria-label={bt('options')}>
            {q.options.map((option, i) => {
              const letter = optionLetters[i] ?? String(i + 1);
              return (
                <div key={i} class={`option-row ${q.correct.includes(i) ? 'option-right' : ''}`}>
                  <label class="option-mark-box">
                    <input
                      type={q.kind === 'multiple' ? 'checkbox' : 'radio'}
                      checked={q.correct.includes(i)}
                      aria-label={bt('correctMark', { letter })}
                      onChange={() => onEdit({ ...q, correct: marked(q, i) })}
                    />
                    <b>{letter}</b>
                  </label>
                  <textarea
                    class="control"
                    rows={1}
                    aria-label={bt('option', { letter })}
                    value={option}
                    readOnly={fixed}
                    onInput={(e) => onEdit({ ...q, options: replaced(q.options, i, e.currentTarget.value) })}
                  />
                  {!fixed && <button class="icon-button" type="button" disabled={q.options.length <= 2} aria-label={bt('removeOption', { letter })} onClick={() => onEdit(withoutOption(q, i))}><TrashIcon size="1.1em" /></button>}
                </div>
              );
            })}
          </div>
        )}
      </Field>
      {!fixed && (
        <div class="row">
          <Button size="small" disabled={q.options.length >= optionLetters.length} onClick={() => onEdit({ ...q, options: [...q.options, ''] })}><PlusIcon size="1em" />{bt('addOption')}</Button>
          <Checkbox checked={q.pin_last} onChecked={(pin_last) => onEdit({ ...q, pin_last })}>{bt('pinLast')}</Checkbox>
        </div>
      )}
    </div>
  );
}
