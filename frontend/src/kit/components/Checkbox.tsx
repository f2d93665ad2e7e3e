import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { WarnIcon } from '../icon';
import './field.css';

export interface CheckboxProps {
  checked: boolean;
  onChecked: (checked: boolean) => void;
  children: ComponentChildren;
  hint?: ComponentChildren;
  error?: string;
  disabled?: boolean;
  name?: string;
}

export function Checkbox({ checked, onChecked, children, hint, error, disabled, name }: CheckboxProps) {
  const id = useId();
  return (
    <label class="checkbox">
      <input type="checkbox" name={name} checked={checked} disabled={disabled} aria-invalid={error ? true : undefined} aria-describedby={error ? id : undefined} onChange={(e) => onChecked(e.currentTarget.checked)} />
      <span class="checkbox-text">{children}</span>
      {hint && <span class="field-hint">{hint}</span>}
      {error && <span class="field-error" id={id}><WarnIcon size="1.1em" /><span>{error}</span></span>}
    </label>
  );
}

export interface ChoicesProps<V extends string> {
  label: ComponentChildren;
  value: V | '';
  options: readonly { value: V; label: string }[];
  onValue: (value: V) => void;
  error?: string;
  name: string;
}

/** A few choices in sight at once: radio buttons drawn as plates. */
export function Choices<V extends string>({ label, value, options, onValue, error, name }: ChoicesProps<V>) {
  const id = useId();
  return (
    <fieldset class={`field${error ? ' field-wrong' : ''}`} aria-describedby={error ? id : undefined}>
      <legend class="field-label">{label}</legend>
      <div class="choices">
        {options.map((o) => (
          <label key={o.value} class={`choice${o.value === value ? ' choice-on' : ''}`}>
            <input type="radio" name={name} value={o.value} checked={o.value === value} onChange={() => onValue(o.value)} />
            <span>{o.label}</span>
          </label>
        ))}
      </div>
      {error && <div class="field-error" id={id}><WarnIcon size="1.1em" /><span>{error}</span></div>}
    </fieldset>
  );
}
