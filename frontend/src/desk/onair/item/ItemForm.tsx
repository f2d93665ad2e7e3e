import { Notice, Select, TextArea, TextField } from '../../../kit/components';
import { useSettled } from '../../core/debounce';
import { useResource } from '../../core/resource';
import { NumberField } from '../../ui/NumberField';
import { air as calls } from '../calls';
import { useOnAir } from '../context';
import { layerName, templateName } from '../labels';
import { layers, retemplate, templates } from '../templates';
import type { AirItem } from '../wire';
import { at } from '../words';
import { BindingFields } from './BindingFields';
import { SamplePicture } from './SamplePicture';
import { TextFields } from './TextFields';

/** Everything that makes an item: graphic, layer, data, texts, when it leaves, notes. */
export function ItemForm({ item, onItem }: { item: AirItem; onItem(item: AirItem): void }) {
  const { output, air } = useOnAir();
  const set = (change: Partial<AirItem>) => onItem({ ...item, ...change });
  const theme = air.themes.find((t) => t.id === output?.theme)?.theme;
  return (
    <div class="item-form">
      <div class="stack">
        <div class="cols">
          <TextField label={at('label')} hint={at('labelHint')} value={item.label} maxLength={120} required onValue={(label) => set({ label })} />
          <Select label={at('template')} placeholder={null} value={item.template} options={templates.map((t) => ({ value: t, label: templateName(t) }))} onValue={(t) => onItem(retemplate(item, t as AirItem['template']))} />
          <Select label={at('layer')} placeholder={null} value={item.layer} options={layers.map((l) => ({ value: l, label: layerName(l) }))} onValue={(l) => set({ layer: l as AirItem['layer'] })} />
        </div>
        <BindingFields item={item} onItem={onItem} />
        <TextFields item={item} onItem={onItem} />
        <div class="cols">
          <Select
            label={at('outRule')} placeholder={null} value={item.out.rule}
            options={[{ value: 'manual', label: at('outManual') }, { value: 'ttl', label: at('outTtl') }]}
            onValue={(rule) => set({ out: { rule: rule as AirItem['out']['rule'], ms: rule === 'manual' ? 0 : item.out.ms || 8000 } })}
          />
          {item.out.rule !== 'manual' && <NumberField label={at('outAfter')} suffix={at('secondsShort')} min={3} max={3600} value={item.out.ms / 1000} onValue={(s) => set({ out: { ...item.out, ms: s * 1000 } })} />}
        </div>
        <TextArea label={at('notes')} rows={2} optional value={item.notes} onValue={(notes) => set({ notes })} />
        <Readiness item={item} />
      </div>
      {theme && <SamplePicture item={item} theme={theme} />}
    </div>
  );
}

/** The server's word on whether this can go to preview, while it is being written. */
function Readiness({ item }: { item: AirItem }) {
  const { contest } = useOnAir();
  const settled = useSettled(JSON.stringify(item), 400);
  const check = useResource(`check ${settled}`, () => calls.check(contest, JSON.parse(settled) as AirItem), { keep: true });
  if (!check.data) return null;
  return check.data.ready ? <Notice kind="good">{at('ready')}</Notice> : <Notice kind="warn" title={at('notReady')}>{check.data.reason}</Notice>;
}
