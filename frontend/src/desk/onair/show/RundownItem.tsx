import { Button } from '../../../kit/components';
import { EditIcon } from '../../../kit/icons';
import { useOnAir } from '../context';
import { layerName, templateName } from '../labels';
import type { AirItem, ItemReady } from '../wire';
import { at } from '../words';

/** One line of the rundown: what it is, whether it is ready, where it is now. Choosing it never changes a picture. */
export function RundownItem({ item, n, ready, onEdit }: { item: AirItem; n: number; ready: ItemReady | undefined; onEdit(item: AirItem): void }) {
  const { output, focus, setFocus, cue, may } = useOnAir();
  const on = output?.program[item.layer];
  const live = on?.item === item.id && on.phase === 'in';
  const next = output?.preview[item.layer]?.item === item.id;
  // A rehearsal may use a result that waits for its second person.
  const no = ready && !ready.ready && !(output?.rehearsal && ready.why_not === 'result_not_approved');
  return (
    <li class={`item ${live ? 'item-live' : ''} ${next ? 'item-next' : ''} ${focus === item.id ? 'item-focus' : ''}`} aria-current={focus === item.id || undefined}>
      <button type="button" class="item-choose" onClick={() => setFocus(item.id)} onDblClick={() => may && cue(item)}>
        <span class="item-n figures">{n}</span>
        <span class="item-text">
          <span class="item-label">{item.label}</span>
          <span class="item-note">
            {live && <span class="mark mark-air">{at('onAir')}</span>}
            {next && <span class="mark mark-pvw">{at('cued')}</span>}
            {templateName(item.template)} · {layerName(item.layer)}{item.out.rule !== 'manual' && ` · ${at('seconds', { n: item.out.ms / 1000 })}`}
          </span>
          {no && <span class="item-no">{ready.reason}</span>}
          {item.notes && <span class="item-note item-notes">{item.notes}</span>}
        </span>
      </button>
      {may && <Button size="small" disabled={no} onClick={() => { setFocus(item.id); cue(item); }} label={at('cueItem', { label: item.label })}>{at('toPreview')}</Button>}
      {may && <button type="button" class="icon-button" aria-label={at('editItem', { label: item.label })} onClick={() => onEdit(item)}><EditIcon size="1em" /></button>}
    </li>
  );
}
