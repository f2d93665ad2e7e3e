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

/** The layer that a key means: the wished one when something is in on it, else the uppermost that has something. */
export function firstOfLayers(bus: Partial<Record<Layer, { phase: 'in' | 'out' }>>, wished?: Layer): Layer | undefined {
  const on = (l: Layer) => bus[l]?.phase === 'in';
  if (wished && on(wished)) return wished;
  return layers.find(on);
}
