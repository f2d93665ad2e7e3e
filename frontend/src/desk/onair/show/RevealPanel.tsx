import { useEffect, useState } from 'preact/hooks';
import { Button, Select } from '../../../kit/components';
import type { Layer } from '../../../tv/wire';
import { useResource } from '../../core/resource';
import { Panel } from '../../ui/Panel';
import { air as calls } from '../calls';
import { useOnAir } from '../context';
import { layers } from '../templates';
import type { AirOutput, AirShown, RevealStep } from '../wire';
import { at } from '../words';

const speeds = [0.5, 0.75, 1, 1.5, 2, 4];

/** The reveal that is cued or on air: every step in sight here, one of them outside. */
export function RevealPanel({ output }: { output: AirOutput }) {
  const found = layers.map((layer) => ({ layer, on: output.program[layer], next: output.preview[layer] }))
    .find(({ on, next }) => (on?.template === 'reveal' && on.phase === 'in') || next?.template === 'reveal');
  if (!found) return null;
  const live = found.on?.template === 'reveal' && found.on.phase === 'in';
  return <Script key={`${output.id} ${found.layer}`} output={output} layer={found.layer} shown={(live ? found.on : found.next)!} live={live} />;
}

function Script({ output, layer, shown, live }: { output: AirOutput; layer: Layer; shown: AirShown; live: boolean }) {
  const { order, may } = useOnAir();
  const [speed, setSpeed] = useState(1);
  const script = useResource(`reveal ${output.id} ${layer} ${shown.item} ${live}`, (signal) => calls.reveal(output.id, layer, signal), { keep: true });
  const steps = script.data?.steps ?? [];
  const go = (to: number | 'next' | 'prev') => void order({ action: 'step', layer, to, label: shown.label });
  const auto = shown.auto > 0;
  useEffect(() => {
    if (auto) setSpeed(shown.auto);
  }, [auto]);
  return (
    <Panel title={at('reveal')} aside={live ? <span class="mark mark-air">{at('onAir')}</span> : <span class="mark mark-pvw">{at('cued')}</span>}>
      <div class="reveal-now">
        <div><span class="small muted">{at('revealNow', { n: shown.step + 1, of: Math.max(shown.steps, steps.length) })}</span><b>{stepText(steps[shown.step])}</b></div>
        <div><span class="small muted">{at('revealNext')}</span><b>{stepText(steps[shown.step + 1])}</b></div>
      </div>
      {shown.hold && <p class="reveal-hold">{at('revealHold')}</p>}
      {may && (
        <div class="row row-end">
          <Button onClick={() => go('prev')} disabled={shown.step === 0}>← {at('back')}</Button>
          <Button kind="primary" onClick={() => go('next')} disabled={shown.step + 1 >= shown.steps}>{at('forward')} →</Button>
          {auto
            ? <Button kind="gold" onClick={() => void order({ action: 'pause', layer, label: shown.label })}>{at('pause')}</Button>
            : <Button disabled={!live} onClick={() => void order({ action: 'play', layer, speed, label: shown.label })}>{at('playAlone')}</Button>}
          <Select label={at('speed')} placeholder={null} value={String(speed)} options={speeds.map((s) => ({ value: String(s), label: `${s}×` }))} onValue={(s) => { setSpeed(Number(s)); if (auto) void order({ action: 'play', layer, speed: Number(s), label: shown.label }); }} />
        </div>
      )}
      <ol class="reveal-steps" role="list">
        {steps.map((s) => (
          <li key={s.n}>
            <button type="button" class={s.n === shown.step ? 'reveal-here' : s.n < shown.step ? 'reveal-past' : ''} disabled={!may} aria-current={s.n === shown.step ? 'step' : undefined} onClick={() => go(s.n)}>
              <span class="figures">{s.n + 1}</span><span>{stepText(s)}</span>{s.hold && <span class="reveal-stop" title={at('holdHelp')}>{at('hold')}</span>}
            </button>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** One step in words: the prize and who. */
export function stepText(s: RevealStep | undefined): string {
  if (!s) return at('revealOver');
  if (s.names.length === 0) return at(`r_${s.kind}`);
  const place = s.prize || (s.rank ? at('rank', { n: s.rank }) : at(`r_${s.kind}`));
  return `${place}: ${s.names.join(', ')}`;
}
