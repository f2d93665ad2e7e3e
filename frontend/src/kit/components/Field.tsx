import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { WarnIcon } from '../icon';
import { kt } from '../words';
import './field.css';

/** What a control inside a field must carry to be read with its label, hint and error. */
export interface Described {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
  'aria-required'?: true;
}

export interface FieldProps {
  label: ComponentChildren;
  hint?: ComponentChildren;
  error?: string;
  required?: boolean;
  /** Says "optional" beside the label: for forms where most inputs are required. */
  optional?: boolean;
  children: (described: Described) => ComponentChildren;
}

/** A label, its control, and what is wrong with it. */
export function Field({ label, hint, error, required, optional, children }: FieldProps) {
  const id = useId();
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class={`field${error ? ' field-wrong' : ''}`}>
      <label class="field-label" for={id}>
        {label}
        {optional && <span class="field-optional">({kt('optional')})</span>}
      </label>
      {hint && <div class="field-hint" id={`${id}-hint`}>{hint}</div>}
      {children({ id, 'aria-describedby': notes || undefined, 'aria-invalid': error ? true : undefined, 'aria-required': required || undefined })}
      {error && (
        <div class="field-error" id={`${id}-error`}>
          <WarnIcon size="1.1em" />
          <span>{error}</span>
        </div>
      )}
    </div>
  );
}

export interface TextFieldProps extends Omit<FieldProps, 'children'> {
  value: string;
  onValue: (value: string) => void;
  type?: 'text' | 'tel' | 'email' | 'number' | 'date' | 'datetime-local' | 'password' | 'search' | 'url';
  name?: string;
  placeholder?: string;
  autocomplete?: string;
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search';
  maxLength?: number;
  min?: string | number;
  max?: string | number;
  step?: string | number;
  disabled?: boolean;
  autofocus?: boolean;
  onBlur?: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
}

/** One line of text: name, phone, code, number, date. */
export function TextField({ label, hint, error, required, optional, value, onValue, ...input }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} required={required} optional={optional}>
      {(described) => <input {...(input as Record<string, unknown>)} {...described} class="control" value={value} onInput={(e) => onValue(e.currentTarget.value)} />}
    </Field>
  );
}

export interface TextAreaProps extends Omit<FieldProps, 'children'> {
  value: string;
  onValue: (value: string) => void;
  rows?: number;
  placeholder?: string;
}

export function TextArea({ label, hint, error, required, optional, value, onValue, rows = 4, placeholder }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} error={error} required={required} optional={optional}>
      {(described) => <textarea {...described} class="control" style={{ minHeight: `calc(${rows} * 1lh + 1.1em)` }} rows={rows} placeholder={placeholder} value={value} onInput={(e) => onValue(e.currentTarget.value)} />}
    </Field>
  );
}
