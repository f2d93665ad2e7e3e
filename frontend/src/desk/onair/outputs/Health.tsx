import { number } from '../../../kit/format';
import { Panel } from '../../ui/Panel';
import { useOnAir } from '../context';
import { alarmHelp, alarmName } from '../labels';
import { isDesk } from '../trail';
import type { AirHealth, AirOutput } from '../wire';
import { at } from '../words';

/** Every machine that draws an output, as it reported within the last seconds. */
export function Health() {
  const { air } = useOnAir();
  const lines = air.outputs.flatMap((o) => o.health.filter((h) => !isDesk(h.inst)).map((h) => ({ o, h })));
  return (
    <Panel title={at('health')} aside={at('healthNote')}>
      {lines.length === 0 ? <p class="muted">{at('noMachine')}</p> : <ul class="machines" role="list">{lines.map(({ o, h }) => <Machine key={o.id + h.inst} output={o} h={h} />)}</ul>}
    </Panel>
  );
}

function Machine({ output: o, h }: { output: AirOutput; h: AirHealth }) {
  const facts: [string, string][] = [
    [at('hHost'), h.host], [at('hEngine'), h.engine], [at('hRaster'), `${h.w}×${h.h}`], [at('hFps'), number(h.fps)], [at('hLag'), number(Math.max(0, o.rev - h.rev))],
    [at('hOffset'), `${number(h.offset_ms)} ms`], [at('hAge'), `${number(h.data_age_ms / 1000, 1)} s`], [at('hErrors'), number(h.errors)],
  ];
  return (
    <li class={h.alarm ? 'machine-bad' : ''}>
      <div class="machine-head">
        <span class={`lamp ${h.alarm ? 'lamp-panic' : h.connected ? 'lamp-ok' : ''}`} aria-hidden="true" />
        <b>{o.name} · {h.inst}</b>
        {h.tally === 'program' && <span class="mark mark-air">{at('onAir')}</span>}
        {h.tally === 'preview' && <span class="mark mark-pvw">{at('preview')}</span>}
        <span class="muted small">{h.connected ? at('beatAge', { s: number(h.age_ms / 1000, 1) }) : at('gone', { s: number(Math.round(h.age_ms / 1000)) })}</span>
      </div>
      {h.alarm && <p class="machine-alarm" role="status"><b>{alarmName(h)}.</b> {alarmHelp(h, o.raster)}</p>}
      <dl class="machine-facts">{facts.map(([k, v]) => <div key={k}><dt>{k}</dt><dd class="figures">{v}</dd></div>)}</dl>
    </li>
  );
}
