import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { kt } from '../words';
import { TextField, type TextFieldProps } from './Field';

/** The day a typed text means, as YYYY-MM-DD; empty when it means none. Takes 9/4/1987 and 1987-04-09. */
export function readDay(text: string): string {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  const day = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(text.trim());
  const [y, m, d] = iso ? [iso[1], iso[2], iso[3]] : day ? [day[3], day[2], day[1]] : [];
  if (!y || !m || !d) return '';
  const made = new Date(Date.UTC(Number(y), Number(m) - 1, Number(d)));
  const same = made.getUTCFullYear() === Number(y) && made.getUTCMonth() === Number(m) - 1 && made.getUTCDate() === Number(d);
  return same ? made.toISOString().slice(0, 10) : '';
}

/** YYYY-MM-DD as people here write it: 09/04/1987. */
export function writeDay(iso: string): string {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  return m ? `${m[3]}/${m[2]}/${m[1]}` : '';
}

/** Puts the strokes in while digits are typed: 0904 becomes 09/04/. */
export function shapeDay(text: string, before: string): string {
  if (text.length < before.length || !/^\d[\d/]*$/.test(text)) return text;
  const parts = text.split('/');
  if (parts.length === 1 && text.length >= 2) return `${text.slice(0, 2)}/${shapeDay(text.slice(2), '')}`;
  if (parts.length === 2 && parts[1]!.length >= 2) return `${parts[0]}/${parts[1]!.slice(0, 2)}/${parts[1]!.slice(2)}`;
  return text;
}

/** A day that one knows by heart, such as a birth date: typed with digits, which is quicker than any calendar. */
export function DateField({ value, onValue, ...field }: Omit<TextFieldProps, 'type' | 'inputmode'>) {
  const text = useSignal(writeDay(value));
  useEffect(() => {
    if (value && readDay(text.peek()) !== value) text.value = writeDay(value);
  }, [value]);
  const type = (next: string) => {
    text.value = shapeDay(next, text.peek());
    onValue(readDay(text.value));
  };
  return <TextField {...field} inputmode="numeric" placeholder={kt('dateShape')} maxLength={10} value={text.value} onValue={type} />;
}
