import { TextArea, TextField, Select } from '../../../kit/components';
import { fromLocalInput, toLocalInput } from '../../core/moment';
import { forms, patterns, type TextField as Field } from '../templates';
import type { AirItem } from '../wire';
import { at } from '../words';

/** The texts of a graphic that are the operator's own. Left empty, they come from the data. */
export function TextFields({ item, onItem }: { item: AirItem; onItem(item: AirItem): void }) {
  const { texts } = forms[item.template];
  if (texts.length === 0) return null;
  const set = (key: string, value: string) => {
    const { [key]: _, ...rest } = item.text;
    onItem({ ...item, text: value ? { ...rest, [key]: value } : rest });
  };
  return <div class="cols">{texts.map((f) => <One key={f.key} field={f} value={item.text[f.key] ?? ''} data={item.binding.source !== 'none'} onValue={(v) => set(f.key, v)} />)}</div>;
}

function One({ field: f, value, data, onValue }: { field: Field; value: string; data: boolean; onValue(value: string): void }) {
  const label = at(`x_${f.key as 'title'}`);
  const hint = data && f.kind === 'line' ? at('fromData') : undefined;
  if (f.kind === 'lines') return <TextArea label={label} hint={at('oneALine')} rows={4} value={value} onValue={onValue} />;
  if (f.kind === 'pattern') return <Select label={label} placeholder={null} value={value || 'bars'} options={patterns.map((p) => ({ value: p, label: at(`p_${p}`) }))} onValue={onValue} />;
  if (f.kind === 'moment') return <TextField label={label} type="datetime-local" value={toLocalInput(Number(value) || 0)} onValue={(v) => onValue(String(fromLocalInput(v) || ''))} />;
  if (f.kind === 'minutes') return <TextField label={label} hint={at('minutesHint')} inputmode="decimal" value={value} onValue={onValue} />;
  return <TextField label={label} hint={hint} value={value} maxLength={300} onValue={onValue} />;
}
