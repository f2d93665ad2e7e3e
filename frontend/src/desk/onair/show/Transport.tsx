import { useOnAir } from '../context';
import { layers } from '../templates';
import { firstOfLayers, stepLayer } from '../walk';
import type { AirOutput, AirShown } from '../wire';
import { layerName, stepName } from '../labels';
import { at } from '../words';

/** The two big buttons, the steps, and the lamp that lets keys reach the air. */
export function Transport({ output }: { output: AirOutput }) {
  const { order, armed, setArmed, may, rundown, focus } = useOnAir();
  const cued = layers.filter((l) => output.preview[l]);
  const item = rundown?.items.find((i) => i.id === focus);
  const top = firstOfLayers(output.program, item?.layer);
  const on = top && output.program[top];
  const walk = stepLayer(output, item?.layer);
  return (
    <div class="transport" role="group" aria-label={at('transport')}>
      <button type="button" class={`take ${cued.length > 0 ? 'take-ready' : ''}`} disabled={!may || cued.length === 0} onClick={() => void order({ action: 'take' })}>
        <b>{at('take')}</b><kbd>Space</kbd>
      </button>
      <button type="button" class="out" disabled={!may || !top} onClick={() => top && void order({ action: 'out', layer: top, label: on?.label })}>
        <b>{at('out')}</b><span class="out-what">{on ? on.label : at('nothingOn')}</span><kbd>Shift Space</kbd>
      </button>
      <div class="steps" role="group" aria-label={at('steps')}>
        <button type="button" class="step-button" disabled={!may || !walk} aria-label={at('prevStep')} onClick={() => walk && void order({ action: 'step', layer: walk, to: 'prev', label: layerName(walk) })}>←</button>
        <span class="figures step-now" aria-live="polite">{on && on.steps > 1 ? at('stepOf', { n: on.step + 1, of: on.steps }) : '–'}{on && <StepName shown={on} />}</span>
        <button type="button" class="step-button" disabled={!may || !walk} aria-label={at('nextStep')} onClick={() => walk && void order({ action: 'step', layer: walk, to: 'next', label: layerName(walk) })}>→</button>
      </div>
      <button type="button" class={`arm ${armed ? 'arm-on' : ''}`} aria-pressed={armed} disabled={!may} onClick={() => setArmed(!armed)}>
        <span class={`lamp ${armed ? 'lamp-air' : ''}`} aria-hidden="true" />{armed ? at('armed') : at('disarmed')}
      </button>
    </div>
  );
}

/** What the next press of the right arrow will show: the step after this one by its name. */
function StepName({ shown }: { shown: AirShown }) {
  const next = shown.step_names[shown.step + 1];
  return next ? <span class="step-next">{at('thenStep', { step: stepName(next) })}</span> : null;
}
