/** Moving through a rundown and finding what a key means. */
import type { Layer } from '../../tv/wire';
import { layers } from './templates';

/** The neighbour of an item, held at both ends; from nowhere, the first or the last. */
export function step(items: readonly { id: string }[], from: string, by: 1 | -1): string {
  if (items.length === 0) return '';
  const here = items.findIndex((i) => i.id === from);
  const next = here < 0 ? (by > 0 ? 0 : items.length - 1) : Math.min(items.length - 1, Math.max(0, here + by));
  return items[next]!.id;
}

type Bus = Partial<Record<Layer, { phase: 'in' | 'out' }>>;

/** The layer that a key means: the wished one when something is in on it, else the uppermost that has something. */
export function firstOfLayers(bus: Bus, wished?: Layer): Layer | undefined {
  const on = (l: Layer) => bus[l]?.phase === 'in';
  if (wished && on(wished)) return wished;
  return layers.find(on);
}

/**
 * The layer that a step concerns: the focused item's own as soon as it is cued,
 * for right after a take this page may not have heard of it yet.
 */
export function stepLayer(output: { program: Bus; preview: Bus }, wished?: Layer): Layer | undefined {
  if (wished && (output.program[wished]?.phase === 'in' || output.preview[wished])) return wished;
  return firstOfLayers(output.program) ?? firstOfLayers(output.preview);
}
