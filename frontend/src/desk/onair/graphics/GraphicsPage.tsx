import { useState } from 'preact/hooks';
import { Button, Empty } from '../../../kit/components';
import type { Template } from '../../../tv/wire';
import { Panel } from '../../ui/Panel';
import { air as calls } from '../calls';
import { useOnAir } from '../context';
import { ItemForm } from '../item/ItemForm';
import { templateName } from '../labels';
import { LayerTable } from '../show/LayerTable';
import { LockNotice } from '../show/LockNotice';
import { Monitor } from '../show/Monitor';
import { Trail } from '../show/Trail';
import { Transport } from '../show/Transport';
import { newItem, templates } from '../templates';
import { uuid } from '../uuid';
import { at } from '../words';

/** The graphics operator: any graphic at once, without a rundown around it. */
export default function GraphicsPage() {
  const { output, air, may, order, rundown, refresh } = useOnAir();
  const round = air.rounds.find((r) => r.state === 'open') ?? air.rounds.at(-1);
  const [item, setItem] = useState(() => newItem(uuid(), 'lowerthird', templateName('lowerthird'), round?.id ?? ''));
  if (!output) return <Empty title={at('noOutput')}>{at('noOutputText')}</Empty>;
  const choose = (t: Template) => setItem(newItem(uuid(), t, templateName(t), round?.id ?? ''));
  const cue = () => void order({ action: 'cue', graphic: item, layer: item.layer, label: item.label });
  const keep = async () => {
    if (!rundown) return;
    await calls.saveItem(rundown.id, item);
    await refresh();
    choose(item.template);
  };
  return (
    <>
      <LockNotice />
      <div class="gallery gallery-wide">
        <Panel title={at('quick')}>
          <div class="palette" role="group" aria-label={at('template')}>
            {templates.map((t) => <button key={t} type="button" class="palette-one" aria-pressed={t === item.template} onClick={() => choose(t)}>{templateName(t)}</button>)}
          </div>
          <ItemForm item={item} onItem={setItem} />
          {may && (
            <div class="row">
              <Button kind="primary" onClick={cue}>{at('toPreview')}</Button>
              {rundown && <Button onClick={() => void keep()}>{at('intoRundown', { name: rundown.name })}</Button>}
            </div>
          )}
        </Panel>
        <div class="stack">
          <Monitor output={output} bus="pvw" />
          <Transport output={output} />
          <Monitor output={output} bus="pgm" />
          <LayerTable output={output} />
          <Trail />
        </div>
      </div>
    </>
  );
}
