import { useEffect, useState } from 'preact/hooks';
import { serverClock } from '../../kit/clock';
import { useCentred } from '../../kit/centred';
import { Button } from '../../kit/components';
import { clockTime } from '../../kit/format';
import { paths } from '../core/paths';
import { useOnAir } from './context';
import { Present } from './Present';
import { isDesk } from './trail';
import type { AirOutput } from './wire';
import { at } from './words';

const tabs = ['show', 'graphics', 'data', 'outputs', 'rehearsal', 'themes', 'log'] as const;

/** The top of every view: which output, what state, where to go, and the two buttons that always work. */
export function AirBar({ view, lost, heard }: { view: string; lost: boolean; heard: number }) {
  const { contest, air, output, pick } = useOnAir();
  const strip = useCentred<HTMLElement>('[aria-current]', view);
  return (
    <header class="air-bar">
      <div class="air-bar-row">
        <h1 class="air-title">{at('title')}</h1>
        <div class="air-outputs" role="group" aria-label={at('outputs')}>
          {air.outputs.map((o) => <OutputChip key={o.id} output={o} on={o.id === output?.id} pick={() => pick(o.id)} />)}
        </div>
        <Present />
        <Clock />
        <Emergency />
      </div>
      <nav ref={strip} class="air-tabs" aria-label={at('views')}>
        {tabs.map((t) => <a key={t} href={`${paths.air(contest, t === 'show' ? undefined : t)}${location.search}`} aria-current={t === view ? 'page' : undefined}>{at(`v_${t}`)}</a>)}
      </nav>
      {lost && <p class="air-lost" role="alert">{at('lost', { time: heard ? clockTime(heard) : '–' })}</p>}
    </header>
  );
}

function OutputChip({ output: o, on, pick }: { output: AirOutput; on: boolean; pick(): void }) {
  const live = Object.values(o.program).some((s) => s?.phase === 'in') && !o.panic;
  const alarm = o.health.some((h) => h.alarm && !isDesk(h.inst));
  return (
    <button type="button" class={`air-chip ${on ? 'air-chip-on' : ''}`} aria-pressed={on} onClick={pick}>
      <span class={`lamp ${o.panic ? 'lamp-panic' : live ? 'lamp-air' : ''}`} aria-hidden="true" />
      <span>{o.name}</span>
      {o.rehearsal && <span class="air-rehearsal">{at('rehearsal')}</span>}
      <span class="visually-hidden">{o.panic ? at('isPanic') : live ? at('isOnAir') : at('isEmpty')}</span>
      {alarm && <span class="air-alarm" title={at('hasAlarm')}>!<span class="visually-hidden">{at('hasAlarm')}</span></span>}
    </button>
  );
}

/** The server's clock, because that is what the pictures run on. */
function Clock() {
  const [now, setNow] = useState(serverClock.now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const beat = () => {
      const t = serverClock.now();
      setNow(t);
      timer = setTimeout(beat, 1001 - (t % 1000));
    };
    beat();
    return () => clearTimeout(timer);
  }, []);
  return <span class="air-clock figures" role="timer" aria-label={at('serverTime')}>{clockTime(now)}</span>;
}

/** Clear and panic: no confirmation, no lock, no revision. */
function Emergency() {
  const { output, order, everywhere, air, may } = useOnAir();
  const panic = air.outputs.some((o) => o.panic);
  if (!output || !may) return null;
  return (
    <div class="air-emergency" role="group" aria-label={at('emergency')}>
      <Button size="small" onClick={() => void order({ action: 'clear_all' })} title={at('clearHelp')}>{at('clearAll')} <kbd>Esc Esc</kbd></Button>
      {panic
        ? <Button size="small" kind="gold" onClick={() => void everywhere('resume')}>{at('resumeAll')}</Button>
        : <Button size="small" kind="danger" onClick={() => void everywhere('panic')} title={at('panicHelp')}>{at('panicAll')}</Button>}
    </div>
  );
}
