import { Select, TextField } from '../../../kit/components';
import type { Theme } from '../../../tv/wire';
import { leastSizes, type Finding } from '../../../tv/themes/validate';
import { families } from '../../../tv/output/fonts';
import { NumberField } from '../../ui/NumberField';
import { at } from '../words';
import { ColourField } from './ColourField';
import { ZoneFields } from './ZoneFields';

interface Props { theme: Theme; onTheme(theme: Theme): void; findings: readonly Finding[] }

/** Every value of a theme, each with what is wrong with it beside it. */
export function ThemeFields({ theme, onTheme, findings }: Props) {
  const set = (change: Partial<Theme>) => onTheme({ ...theme, ...change });
  const wrong = (path: string) => findings.some((f) => f.path === path || f.path.startsWith(`${path}/`));
  const colours = Object.keys(theme.colors) as (keyof Theme['colors'])[];
  const sizes = Object.keys(leastSizes) as (keyof Theme['sizes'])[];
  return (
    <div class="stack stack-wide">
      <div class="cols">
        <TextField label={at('name')} required value={theme.name} maxLength={60} onValue={(name) => set({ name })} />
        <Select label={at('motion')} placeholder={null} value={theme.motion} options={[{ value: 'calm', label: at('calm') }, { value: 'lively', label: at('lively') }]} onValue={(motion) => set({ motion: motion as Theme['motion'] })} />
      </div>
      <fieldset class="source">
        <legend>{at('colours')}</legend>
        <div class="colours">{colours.map((c) => <ColourField key={c} label={at(`col_${c}`)} wrong={wrong(`colors.${c}`)} value={theme.colors[c]} onValue={(v) => set({ colors: { ...theme.colors, [c]: v } })} />)}</div>
      </fieldset>
      <fieldset class="source">
        <legend>{at('letters')}</legend>
        <div class="cols">
          {(['title', 'text', 'figure'] as const).map((role) => <Select key={role} label={at(`font_${role}`)} placeholder={null} value={theme.fonts[role]} options={Object.keys(families).map((f) => ({ value: f, label: f }))} onValue={(f) => set({ fonts: { ...theme.fonts, [role]: f } })} />)}
        </div>
        <div class="cols">
          {sizes.map((s) => <NumberField key={s} label={at(`size_${s}`)} hint={at('leastPx', { n: leastSizes[s] })} min={1} max={200} suffix="px" value={theme.sizes[s]} onValue={(v) => set({ sizes: { ...theme.sizes, [s]: v } })} />)}
          <NumberField label={at('edge')} min={0} max={12} suffix="px" value={theme.edge} onValue={(edge) => set({ edge })} />
        </div>
      </fieldset>
      <ZoneFields theme={theme} onTheme={onTheme} />
    </div>
  );
}
