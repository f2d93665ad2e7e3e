import { useEffect, useState } from 'preact/hooks';
import { Button, Dialog } from '../../../kit/components';
import { LockIcon } from '../../../kit/icons';
import type { Layer } from '../../../tv/wire';
import { Panel } from '../../ui/Panel';
import { useOnAir } from '../context';
import { layerName } from '../labels';
import { layers } from '../templates';
import type { AirLock, AirOutput, AirShown } from '../wire';
import { at } from '../words';

/** A held lock is said again so often; the server forgets it after three times as long. */
const beat = 10_000;

/** What is on each layer of both buses, and who holds it. */
export function LayerTable({ output }: { output: AirOutput }) {
  useKeepLocks(output);
  return (
    <Panel title={at('layers')} aside={output.last_by && at('lastBy', { by: output.last_by })}>
      <ul class="layers" role="list">{layers.map((l) => <LayerRow key={l} output={output} layer={l} />)}</ul>
    </Panel>
  );
}

function LayerRow({ output, layer }: { output: AirOutput; layer: Layer }) {
  const { order, may, me } = useOnAir();
  const on = output.program[layer];
  const next = output.preview[layer];
  const lock = output.locks.find((l) => l.layer === layer);
  const live = on?.phase === 'in';
  return (
    <li class={`layer ${live || next ? 'layer-busy' : ''}`}>
      <span class="layer-name">{layerName(layer)}</span>
      <span class="layer-what">
        {live && <span class="layer-on"><span class="mark mark-air">{at('onAir')}</span> {on.label}</span>}
        {next && <span class="layer-next"><span class="mark mark-pvw">{at('cued')}</span> {next.label}</span>}
        {!live && !next && <span class="muted">{at('empty')}</span>}
        {lock && <LockLine lock={lock} mine={lock.by === me} />}
      </span>
      {may && (
        <span class="layer-do">
          {live && on.pages > 1 && <Pages layer={layer} shown={on} />}
          {next && <Button size="small" onClick={() => void order({ action: 'take', layer, label: next.label })}>{at('takeOne')}</Button>}
          {next && <Button size="small" kind="quiet" onClick={() => void order({ action: 'uncue', layer, label: next.label })}>{at('uncue')}</Button>}
          {live && <Button size="small" onClick={() => void order({ action: 'out', layer, label: on.label })}>{at('out')}</Button>}
          {(live || next) && <Button size="small" kind="quiet" title={at('cutHelp')} onClick={() => void order({ action: 'clear', layer, label: layerName(layer) })}>{at('cut')}</Button>}
          <LockButton layer={layer} lock={lock} mine={lock?.by === me} />
        </span>
      )}
    </li>
  );
}

function Pages({ layer, shown }: { layer: Layer; shown: AirShown }) {
  const { order } = useOnAir();
  const go = (to: 'next' | 'prev') => void order({ action: 'page', layer, to, label: shown.label });
  return (
    <span class="row pages">
      <Button size="small" kind="quiet" disabled={shown.page === 0} label={at('prevPage')} onClick={() => go('prev')}>‹</Button>
      <span class="figures">{at('pageOf', { n: shown.page + 1, of: shown.pages })}</span>
      <Button size="small" kind="quiet" disabled={shown.page + 1 >= shown.pages} label={at('nextPage')} onClick={() => go('next')}>›</Button>
    </span>
  );
}

const LockLine = ({ lock, mine }: { lock: AirLock; mine: boolean }) => (
  <span class={`layer-lock ${mine ? 'layer-mine' : ''}`}><LockIcon size="0.9em" />{mine ? at('lockedByMe') : at('lockedBy', { name: lock.name })}</span>
);

function LockButton({ layer, lock, mine }: { layer: Layer; lock: AirLock | undefined; mine: boolean }) {
  const { order } = useOnAir();
  const [asking, setAsking] = useState(false);
  const label = layerName(layer);
  const steal = () => { setAsking(false); void order({ action: 'steal', layer, label }); };
  if (!lock) return <Button size="small" kind="quiet" label={at('lockLayer', { layer: label })} title={at('lockHelp')} onClick={() => void order({ action: 'lock', layer, label })}><LockIcon size="1em" /></Button>;
  if (mine) return <Button size="small" onClick={() => void order({ action: 'unlock', layer, label })}>{at('unlock')}</Button>;
  return (
    <>
      <Button size="small" kind="quiet" onClick={() => setAsking(true)}>{at('steal')}</Button>
      {asking && (
        <Dialog title={at('stealTitle', { name: lock.name })} onClose={() => setAsking(false)} actions={<><Button onClick={() => setAsking(false)}>{at('no')}</Button><Button kind="danger" onClick={steal}>{at('steal')}</Button></>}>
          <p>{at('stealText')}</p>
        </Dialog>
      )}
    </>
  );
}

/** Says every own lock again while the page is open. */
function useKeepLocks(output: AirOutput): void {
  const { send, me } = useOnAir();
  const mine = output.locks.filter((l) => l.by === me).map((l) => l.layer).join(' ');
  useEffect(() => {
    if (!mine) return;
    const timer = setInterval(() => mine.split(' ').forEach((layer) => void send(output, { action: 'lock', layer: layer as Layer })), beat);
    return () => clearInterval(timer);
  }, [mine, output.id]);
}
