import { useState } from 'preact/hooks';
import { Button, toast } from '../../../kit/components';
import { clockTime } from '../../../kit/format';
import { useResource } from '../../core/resource';
import { Loaded } from '../../ui/Loaded';
import { Panel } from '../../ui/Panel';
import { air as calls } from '../calls';
import { useOnAir } from '../context';
import { explainAir } from '../labels';
import type { Correction } from '../wire';
import { at } from '../words';
import { CorrectionForm } from './CorrectionForm';

/** What the picture says instead of the data: each with its reason, each taken back in one press. */
export function Corrections({ round }: { round: string | undefined }) {
  const { contest, may } = useOnAir();
  const list = useResource(`corrections ${contest}`, () => calls.corrections(contest));
  const [adding, setAdding] = useState(false);
  const undo = (run: () => Promise<Correction>) => run().then((c) => { toast(at('undone', { value: c.before || c.target })); list.reload(); }, (e: unknown) => toast(explainAir(e), 'bad'));
  return (
    <Panel title={at('corrections')} aside={may && <span class="row"><Button size="small" onClick={() => void undo(() => calls.undoLast(contest))}>{at('undoLast')} <kbd>Ctrl Z</kbd></Button><Button size="small" kind="primary" onClick={() => setAdding(true)}>{at('addCorrection')}</Button></span>}>
      <p class="muted small">{at('correctionsLead')}</p>
      <Loaded of={list}>
        {({ items }) => items.length === 0 ? <p class="muted">{at('noCorrections')}</p> : (
          <ul class="corrections" role="list">
            {items.map((c) => (
              <li key={c.id} class={c.undone_ms ? 'correction-undone' : ''}>
                <span class="figures muted">{clockTime(c.at_ms)}</span>
                <span>
                  <b>{at(`c_${c.kind}`)} · {at(`cf_${c.field}`)}</b>
                  <span class="sub">{c.field === 'hidden' ? (c.value === '1' ? at('hiddenYes') : at('hiddenNo')) : <><del>{c.before}</del> → <ins>{c.value}</ins></>}</span>
                  <span class="sub">{c.by}: {c.reason}{c.undone_ms > 0 && ` · ${at('undoneBy', { by: c.undone_by, time: clockTime(c.undone_ms) })}`}</span>
                </span>
                {may && !c.undone_ms && <Button size="small" onClick={() => void undo(() => calls.undo(c.id))}>{at('undo')}</Button>}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {adding && <CorrectionForm round={round} onClose={() => setAdding(false)} onDone={list.reload} />}
    </Panel>
  );
}
