import { ChevronDownIcon } from '../icon';
import { kt } from '../words';
import { Field, type FieldProps } from './Field';

export interface SelectOption {
  value: string;
  label: string;
}

export interface SelectProps extends Omit<FieldProps, 'children'> {
  value: string;
  options: readonly SelectOption[];
  onValue: (value: string) => void;
  /** Shown while nothing is chosen; default "Choose…". Pass null for a list that always has a value. */
  placeholder?: string | null;
  disabled?: boolean;
  name?: string;
}

/** The system's own list: best on a phone, and for short lists anywhere. */
export function Select({ label, hint, error, required, optional, value, options, onValue, placeholder = kt('choose'), disabled, name }: SelectProps) {
  return (
    <Field label={label} hint={hint} error={error} required={required} optional={optional}>
      {(described) => (
        <div class="select">
          <select {...described} class="control" name={name} disabled={disabled} value={value} onChange={(e) => onValue(e.currentTarget.value)}>
            {placeholder !== null && <option value="">{placeholder}</option>}
            {options.map((o) => <option key={o.value} value={o.value}>{o.label}</option>)}
          </select>
          <ChevronDownIcon />
        </div>
      )}
    </Field>
  );
}
