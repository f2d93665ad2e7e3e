import { Button, TextField } from '../../../kit/components';
import type { Theme } from '../../../tv/wire';
import { without } from '../../core/replace';
import { NumberField } from '../../ui/NumberField';
import { at } from '../words';

/** Places that belong to somebody else: the channel's bug, the age mark, a sign interpreter. */
export function ZoneFields({ theme, onTheme }: { theme: Theme; onTheme(theme: Theme): void }) {
  const zones = theme.keepOut;
  const set = (keepOut: Theme['keepOut']) => onTheme({ ...theme, keepOut });
  const change = (i: number, part: Partial<Theme['keepOut'][number]>) => set(zones.map((z, k) => (k === i ? { ...z, ...part } : z)));
  return (
    <fieldset class="source">
      <legend>{at('keepOut')}</legend>
      {zones.map((z, i) => (
        <div key={i} class="zone">
          <TextField label={at('zoneWhy')} value={z.why} onValue={(why) => change(i, { why })} />
          {(['x', 'y', 'w', 'h'] as const).map((k) => <NumberField key={k} label={k} min={0} max={1920} value={z[k]} onValue={(v) => change(i, { [k]: v })} />)}
          <Button size="small" kind="quiet" onClick={() => set(without(zones, i))}>{at('remove')}</Button>
        </div>
      ))}
      <div><Button size="small" onClick={() => set([...zones, { x: 1640, y: 54, w: 184, h: 104, why: at('channelBug') }])}>{at('addZone')}</Button></div>
    </fieldset>
  );
}
