/**
 * What is taken must be what was seen. A command carries the revision that its
 * operator saw; when the output has moved on, it is repeated without asking
 * only if what it concerns still looks the same.
 */
import type { Layer } from '../../tv/wire';
import type { AirAction, AirOutput } from './wire';

/** Commands that must not act on a picture nobody looked at. */
export const careful: readonly AirAction[] = ['take', 'out', 'step', 'page'];

const essence = (o: AirOutput, action: AirAction, layer: Layer | undefined): string => {
  const bus = action === 'take' ? o.preview : o.program;
  const of = (l: Layer) => { const s = bus[l]; return s ? [l, s.item, s.template, s.phase, s.step, s.page] : [l]; };
  return JSON.stringify(layer ? of(layer) : (Object.keys(bus) as Layer[]).sort().map(of));
};

/** True when what the command concerns is unchanged between two states of the output. */
export const sameToTheEye = (seen: AirOutput, now: AirOutput, action: AirAction, layer: Layer | undefined): boolean =>
  seen.panic === now.panic && essence(seen, action, layer) === essence(now, action, layer);
