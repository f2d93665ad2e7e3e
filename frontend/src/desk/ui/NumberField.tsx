import { useEffect, useState } from 'preact/hooks';
import { Field, type FieldProps } from '../../kit/components';

interface NumberFieldProps extends Omit<FieldProps, 'children'> {
  value: number;
  onValue(value: number): void;
  min?: number;
  max?: number;
  step?: number;
  suffix?: string;
  disabled?: boolean;
}

/** A number typed by hand: half-typed text stays as typed, the value is the last number it spelt. */
export function NumberField({ value, onValue, min = 0, max, step = 1, suffix, disabled, ...field }: NumberFieldProps) {
  const [text, setText] = useState(String(value));
  useEffect(() => {
    if (Number(text) !== value) setText(String(value));
  }, [value]);
  const type = (next: string) => {
    setText(next);
    const number = Number(next);
    if (next.trim() !== '' && Number.isFinite(number)) onValue(Math.max(min, max === undefined ? number : Math.min(max, number)));
  };
  return (
    <Field {...field}>
      {(described) => (
        <span class="suffixed">
          <input
            {...described}
            class="control"
            type="number"
            inputMode="numeric"
            min={min}
            max={max}
            step={step}
            disabled={disabled}
            value={text}
            onInput={(e) => type(e.currentTarget.value)}
            onBlur={() => setText(String(value))}
          />
          {suffix && <span class="muted">{suffix}</span>}
        </span>
      )}
    </Field>
  );
}
