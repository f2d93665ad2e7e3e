import { useState } from 'preact/hooks';
import { TextField } from '../../kit/components';
import { readDecimal, showDecimal } from '../../kit/decimal';

/** A number as the desk's language writes it; what is no number goes on as it is, to be refused in words. */
export function NumberField({ label, value, onValue, error }: { label: string; value: string; onValue(value: string): void; error?: string }) {
  const [text, setText] = useState(() => (readDecimal(value, 'en') === undefined ? value : showDecimal(value).replace('−', '-')));
  const type = (next: string) => {
    setText(next);
    onValue(readDecimal(next) ?? next.trim());
  };
  return <TextField label={label} inputmode="decimal" autocomplete="off" value={text} onValue={type} error={error} />;
}
