import { Checkbox, Select, TextField } from '../../kit/components';
import { NumberField } from '../ui/NumberField';
import type { PaperShape } from './paper';
import { xt } from './words';

/** How the papers are printed. */
export function PaperForm({ shape, onShape }: { shape: PaperShape; onShape(next: PaperShape): void }) {
  const set = (change: Partial<PaperShape>) => onShape({ ...shape, ...change });
  return (
    <div class="stack">
      <TextField label={xt('paperTitle')} value={shape.title} onValue={(title) => set({ title })} />
      <div class="bankfile-numbers">
        <NumberField label={xt('codes')} min={1} max={48} value={shape.codes} onValue={(codes) => set({ codes })} />
        <NumberField label={xt('first')} min={1} max={9999} value={shape.first} onValue={(first) => set({ first })} />
        <NumberField label={xt('minutes')} min={0} max={600} suffix={xt('minutesUnit')} value={shape.minutes} onValue={(minutes) => set({ minutes })} />
      </div>
      <Select
        label={xt('key')}
        placeholder={null}
        value={shape.key}
        options={[{ value: 'none', label: xt('keyNone') }, { value: 'end', label: xt('keyEnd') }, { value: 'only', label: xt('keyOnly') }]}
        onValue={(key) => set({ key: key as PaperShape['key'] })}
      />
      <TextField label={xt('seed')} hint={xt('seedHint')} value={shape.seed} onValue={(seed) => set({ seed })} />
      <Checkbox checked={shape.fixed} onChecked={(fixed) => set({ fixed })}>{xt('fixed')}</Checkbox>
    </div>
  );
}
