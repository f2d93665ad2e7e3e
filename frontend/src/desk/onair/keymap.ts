/**
 * The keys of the gallery. Two rules stand above the list: a key reaches the
 * air only while the lamp is armed and nobody types, and clearing works always.
 */

/** What a key asks for. `item` is counted from 0. */
export type Intent =
  | { do: 'take' | 'out' | 'next' | 'prev' | 'up' | 'down' | 'undo' | 'freeze' | 'lock' | 'panic' | 'clear_all' | 'cue' }
  | { do: 'cue_nth'; item: number };

export interface Press {
  key: string; shift: boolean; ctrl: boolean; alt: boolean; repeat: boolean;
  /** The key belongs to a field, or a dialog is open. */
  typing: boolean;
  /** The focus is on a button or a link, which Enter presses. */
  onControl: boolean;
}

/** Two presses of Escape within so long clear everything. */
export const twice = 1000;

/** Reads keys; remembers only the moment of the last Escape. `now` is in milliseconds. */
export class Keys {
  private escape = -Infinity;

  /** `primed` is true when one more Escape clears. */
  read(press: Press, armed: boolean, now: number): { intent?: Intent; primed: boolean } {
    if (press.key === 'Escape') return this.escaped(press, now);
    this.escape = -Infinity;
    if (!armed || press.typing || press.alt) return { primed: false };
    return { intent: press.ctrl ? undoOf(press) : intentOf(press), primed: false };
  }

  private escaped(press: Press, now: number): { intent?: Intent; primed: boolean } {
    if (press.repeat) return { primed: this.escape > -Infinity };
    const second = now - this.escape <= twice;
    this.escape = second ? -Infinity : now;
    return second ? { intent: { do: 'clear_all' }, primed: false } : { primed: true };
  }
}

const undoOf = (p: Press): Intent | undefined => (p.key.toLowerCase() === 'z' && !p.shift && !p.repeat ? { do: 'undo' } : undefined);

/** Movements may repeat while a key is held; whatever changes a picture may not. */
function intentOf(p: Press): Intent | undefined {
  if (p.key === 'ArrowUp') return { do: 'up' };
  if (p.key === 'ArrowDown') return { do: 'down' };
  if (p.repeat) return undefined;
  if (p.key === ' ') return { do: p.shift ? 'out' : 'take' };
  if (p.key === 'Enter') return p.onControl ? undefined : { do: p.shift ? 'cue' : 'take' };
  if (p.key === 'ArrowRight') return { do: 'next' };
  if (p.key === 'ArrowLeft') return { do: 'prev' };
  if (/^[1-9]$/.test(p.key)) return { do: 'cue_nth', item: Number(p.key) - 1 };
  const letters: Record<string, Intent> = { c: { do: 'cue' }, f: { do: 'freeze' }, l: { do: 'lock' }, p: { do: 'panic' } };
  return letters[p.key.toLowerCase()];
}
