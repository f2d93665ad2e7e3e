import { Button, Notice } from '../../../kit/components';
import { useOnAir } from '../context';
import { layerName } from '../labels';
import { at } from '../words';

/** A command ran into somebody's lock: who holds it, and the way past. */
export function LockNotice() {
  const { lastLock, forgetLock, order } = useOnAir();
  if (!lastLock) return null;
  const steal = () => { forgetLock(); void order({ action: 'steal', layer: lastLock.layer, label: layerName(lastLock.layer) }); };
  return (
    <Notice kind="warn" alert title={lastLock.title} actions={<div class="row"><Button size="small" kind="danger" onClick={steal}>{at('steal')}</Button><Button size="small" onClick={forgetLock}>{at('no')}</Button></div>}>
      {at('stealText')}
    </Notice>
  );
}
