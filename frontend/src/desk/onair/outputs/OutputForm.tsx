import { useState } from 'preact/hooks';
import { Button, Checkbox, Dialog, Select, TextField } from '../../../kit/components';
import { useAction } from '../../core/action';
import { slug } from '../../core/slug';
import { FailureNotice } from '../../ui/FailureNotice';
import { NumberField } from '../../ui/NumberField';
import { air as calls } from '../calls';
import { useOnAir } from '../context';
import type { AirOutput, OutputEdit } from '../wire';
import { at } from '../words';

const rasters: [string, number, number][] = [['1920×1080 (HD)', 1920, 1080], ['1280×720', 1280, 720], ['3840×2160 (UHD)', 3840, 2160], ['1080×1920', 1080, 1920]];

/** A new output, or the settings of one. Its id stands in the address and never changes. */
export function OutputForm({ output, onClose }: { output: AirOutput | undefined; onClose(): void }) {
  const { contest, air, refresh, pick } = useOnAir();
  const [edit, setEdit] = useState<OutputEdit>(output
    ? { id: output.id, name: output.name, raster: output.raster, theme: output.theme, delay_ms: output.delay_ms, lang: output.lang, rehearsal: output.rehearsal }
    : { id: '', name: '', raster: { w: 1920, h: 1080 }, theme: air.themes[0]?.id ?? 'trang-trong', delay_ms: 0, lang: 'vi', rehearsal: false });
  const set = (change: Partial<OutputEdit>) => setEdit({ ...edit, ...change });
  const save = useAction(async () => {
    const saved = output ? await calls.saveOutput(edit) : await calls.addOutput(contest, edit);
    await refresh();
    pick(saved.id);
  });
  const remove = useAction(async () => { await calls.removeOutput(edit.id); await refresh(); });
  const raster = `${edit.raster.w}×${edit.raster.h}`;
  const known = rasters.find(([, w, h]) => w === edit.raster.w && h === edit.raster.h);
  return (
    <Dialog
      title={output ? output.name : at('addOutput')}
      onClose={onClose}
      actions={<>
        {output && <Button kind="quiet" busy={remove.busy} onClick={async () => { if (await remove.run()) onClose(); }}>{at('removeOutput')}</Button>}
        <Button onClick={onClose}>{at('no')}</Button>
        <Button kind="primary" busy={save.busy} disabled={!edit.id || !edit.name.trim()} onClick={async () => { if (await save.run()) onClose(); }}>{at('save')}</Button>
      </>}
    >
      <TextField label={at('name')} required value={edit.name} maxLength={80} error={save.error?.field('name')} onValue={(name) => set({ name, ...(output ? {} : { id: slug(name) }) })} />
      <TextField label={at('outputId')} hint={at('outputIdHint')} required value={edit.id} disabled={!!output} error={save.error?.field('id')} onValue={(id) => set({ id })} />
      <Select label={at('raster')} placeholder={null} value={known ? raster : 'other'} options={[...rasters.map(([label, w, h]) => ({ value: `${w}×${h}`, label })), { value: 'other', label: at('otherRaster') }]} onValue={(v) => { const r = rasters.find(([, w, h]) => `${w}×${h}` === v); set({ raster: r ? { w: r[1], h: r[2] } : { w: 3333, h: 1000 } }); }} />
      {!known && <div class="cols"><NumberField label={at('width')} min={64} max={16_384} value={edit.raster.w} onValue={(w) => set({ raster: { ...edit.raster, w } })} /><NumberField label={at('height')} min={64} max={16_384} value={edit.raster.h} onValue={(h) => set({ raster: { ...edit.raster, h } })} /></div>}
      <div class="cols">
        <Select label={at('theme')} placeholder={null} value={edit.theme} options={air.themes.map((t) => ({ value: t.id, label: t.name }))} onValue={(theme) => set({ theme })} />
        <Select label={at('language')} placeholder={null} value={edit.lang} options={[{ value: 'vi', label: 'Tiếng Việt' }, { value: 'en', label: 'English' }]} onValue={(lang) => set({ lang: lang as 'vi' | 'en' })} />
        <NumberField label={at('delay')} suffix="ms" min={0} max={120_000} step={20} value={edit.delay_ms} onValue={(delay_ms) => set({ delay_ms })} />
      </div>
      <Checkbox checked={edit.rehearsal} onChecked={(rehearsal) => set({ rehearsal })} hint={at('rehearsalHint')}>{at('forRehearsal')}</Checkbox>
      <FailureNotice error={save.error ?? remove.error} />
    </Dialog>
  );
}
