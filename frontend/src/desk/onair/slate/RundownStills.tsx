import { useRef, useState } from 'preact/hooks';
import { Button, Dialog, Notice } from '../../../kit/components';
import { slug } from '../../core/slug';
import { air as calls } from '../calls';
import { useOnAir } from '../context';
import { explainAir } from '../labels';
import type { AirOutput, AirRundown } from '../wire';
import { at } from '../words';
import { save } from './save';

interface Progress { label: string; done: number; left: string[]; over: boolean }

/** The whole rundown as PNG with alpha in one archive: plan C for a mixer's still store. Drawn here, one picture after the other. */
export function RundownStills({ output, rundown }: { output: AirOutput; rundown: AirRundown }) {
  const { air } = useOnAir();
  const [progress, setProgress] = useState<Progress | undefined>();
  const run = useRef(0);
  const close = () => { run.current++; setProgress(undefined); };
  const go = async () => {
    const mine = ++run.current;
    const stopped = () => run.current !== mine;
    const theme = air.themes.find((t) => t.id === output.theme)?.theme ?? air.themes[0]!.theme;
    const [{ stillOf }, { stillsOf }, { stored }] = await Promise.all([import('./png'), import('./rundown'), import('./zip')]);
    const files: { name: string; body: Uint8Array<ArrayBuffer> }[] = [];
    const left: string[] = [];
    const tell = (label: string, over = false) => setProgress({ label, done: files.length, left: [...left], over });
    tell(rundown.items[0]?.label ?? '');
    for await (const one of stillsOf(rundown.items, (item, { step, page }) => calls.still(output.id, item, step, page))) {
      if (stopped()) return;
      tell(one.item.label);
      try {
        if ('error' in one) throw one.error;
        const blob = await stillOf({ layers: { [one.item.layer]: one.still.shown }, theme, lang: output.lang, ...output.raster });
        files.push({ name: one.name, body: new Uint8Array(await blob.arrayBuffer()) });
      } catch (error) {
        left.push(`${one.item.label}: ${explainAir(error)}`);
      }
    }
    if (stopped()) return;
    tell('', true);
    if (files.length > 0) save(stored(files), `${slug(rundown.name) || 'stills'}-${output.id}.zip`);
  };
  return (
    <>
      <Button size="small" kind="quiet" title={at('stillsHelp')} onClick={() => void go()}>{at('stills')}</Button>
      {progress && (
        <Dialog title={at('stillsTitle', { name: rundown.name })} onClose={close} actions={<Button kind={progress.over ? 'primary' : undefined} onClick={close}>{progress.over ? at('stillsClose') : at('stillsStop')}</Button>}>
          <p role="status">{progress.over ? at('stillsDone', { n: progress.done }) : at('stillsNow', { label: progress.label, n: progress.done })}</p>
          {progress.left.length > 0 && <Notice kind="warn" title={at('stillsLeft')}><ul>{progress.left.map((l) => <li key={l}>{l}</li>)}</ul></Notice>}
        </Dialog>
      )}
    </>
  );
}
