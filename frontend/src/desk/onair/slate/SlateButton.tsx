import { Button, toast } from '../../../kit/components';
import { useAction } from '../../core/action';
import { useOnAir } from '../context';
import type { AirOutput } from '../wire';
import { at } from '../words';
import { save as saveFile } from './save';

/** Saves what a bus shows as a PNG with alpha, for a mixer's still store. */
export function SlateButton({ output, bus }: { output: AirOutput; bus: 'pvw' | 'pgm' }) {
  const { air } = useOnAir();
  const layers = bus === 'pvw' ? output.preview : output.program;
  const save = useAction(async () => {
    const theme = air.themes.find((t) => t.id === output.theme)?.theme ?? air.themes[0]!.theme;
    const { stillOf } = await import('./png');
    const blob = await stillOf({ layers, theme, lang: output.lang, ...output.raster });
    saveFile(blob, `${output.id}-${bus}-${output.rev}.png`);
  });
  const go = async () => { if (!(await save.run())) toast(at('stillFailed'), 'bad'); };
  return <Button size="small" kind="quiet" class="still" busy={save.busy} disabled={Object.keys(layers).length === 0} title={at('stillHelp')} onClick={() => void go()}>{at('still')}</Button>;
}
