import type { ComponentChildren } from 'preact';
import './page.css';

export type Tone = 'wait' | 'right' | 'wrong' | 'gold' | 'brand' | 'plate';

/** A small word about a state. The word carries the meaning, the colour only helps. */
export function Badge({ tone = 'wait', children }: { tone?: Tone; children: ComponentChildren }) {
  return <span class={`badge badge-${tone}`}>{children}</span>;
}
