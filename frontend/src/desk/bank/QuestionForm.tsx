import { optionLetters, Checkbox, Field, Select, TextArea, TextField } from '../../kit/components';
import { Button } from '../../kit/components';
import { PlusIcon, TrashIcon } from '../../kit/icons';
import type { DeskBank, QuestionEdit } from '../../kit/wire';
import { named } from '../core/contest';
import { choices, kindLabel, levelLabel } from '../core/labels';
import { replaced } from '../core/replace';
import { asKind, marked, withoutOption } from './rules';
import { bt } from './words';

interface QuestionFormProps {
  edit: QuestionEdit;
  bank: Pick<DeskBank, 'topics'>;
  onEdit(next: QuestionEdit): void;
  /** Messages of the server by field. */
  error(field: string): string | undefined;
  readOnly?: boolean;
}

/** Everything about a question that its author writes. */
export function QuestionForm({ edit: q, bank, onEdit, error, readOnly }: QuestionFormProps) {
  const set = (change: Partial<QuestionEdit>) => onEdit({ ...q, ...change });
  const topics = bank.topics.map((t) => ({ value: t.id, label: named(t) }));
  if (q.topic && !topics.some((t) => t.value === q.topic)) topics.push({ value: q.topic, label: q.topic });
  return (
    <fieldset class="stack stack-wide" disabled={readOnly}>
      <TextArea label={bt('stem')} hint={bt('stemHint')} rows={3} required value={q.stem} onValue={(stem) => set({ stem })} error={error('stem')} />
      <OptionsEditor q={q} onEdit={onEdit} error={error('options') ?? error('correct')} />
      <div class="cols">
        <Select
          label={bt('kind')}
          placeholder={null}
          value={q.kind}
          options={choices(kindLabel)}
          onValue={(kind) => onEdit(asKind(q, kind as QuestionEdit['kind'], [bt('trueWord'), bt('falseWord')]))}
        />
        <Select
          label={bt('topic')}
          value={q.topic}
          placeholder={bt('noTopic')}
          options={topics}
          onValue={(topic) => set({ topic })}
          error={error('topic')}
        />
        <Select
          label={bt('level')}
          placeholder={null}
          value={String(q.level)}
          options={choices(levelLabel)}
          onValue={(level) => set({ level: Number(level) })}
          error={error('level')}
        />
      </div>
      <TextArea
        label={bt('legalBasis')}
        hint={bt('legalHint')}
        rows={2}
        value={q.legal_basis}
        onValue={(legal_basis) => set({ legal_basis })}
        error={error('legal_basis')}
      />
      <TextArea
        label={bt('explanation')}
        optional
        rows={2}
        value={q.explanation}
        onValue={(explanation) => set({ explanation })}
        error={error('explanation')}
      />
      <div class="cols">
        <TextField label={bt('source')} optional value={q.source} onValue={(source) => set({ source })} error={error('source')} />
        <TextField
          label={bt('asOf')}
          optional
          type="date"
          value={q.as_of ?? ''}
          onValue={(as_of) => set({ as_of: as_of || undefined })}
          error={error('as_of')}
        />
        <TextField
          label={bt('validUntil')}
          optional
          type="date"
          value={q.valid_until ?? ''}
          onValue={(valid_until) => set({ valid_until: valid_until || undefined })}
          error={error('valid_until')}
        />
      </div>
    </fieldset>
  );
}

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
