/** Sent, received, on glass: how far the last commands have come, in the producer's sight. */
import type { AirAction, AirAck, AirOutput } from './wire';
import type { Layer } from '../../tv/wire';

export interface Trailed {
  id: string; output: string; action: AirAction; label: string; layer: Layer | '';
  /** On the server's clock as this page knows it. */
  sent_ms: number;
  /** When the answer was back here. */
  heard_ms: number;
  /** The server's own moment and revision; rev 0 until it answered. */
  at_ms: number; rev: number;
  failed: string;
}

/** So many are remembered. */
const most = 30;

export const begin = (list: readonly Trailed[], entry: Pick<Trailed, 'id' | 'output' | 'action' | 'label' | 'layer' | 'sent_ms'>): Trailed[] =>
  [{ ...entry, heard_ms: 0, at_ms: 0, rev: 0, failed: '' }, ...list].slice(0, most);

export const acked = (list: readonly Trailed[], id: string, ack: AirAck, heard_ms: number): Trailed[] =>
  list.map((t) => (t.id === id ? { ...t, heard_ms, at_ms: ack.at_ms, rev: ack.rev } : t));

export const refused = (list: readonly Trailed[], id: string, why: string, heard_ms: number): Trailed[] =>
  list.map((t) => (t.id === id ? { ...t, heard_ms, failed: why } : t));

/** The desk's own two frames are outputs too; they are told apart by their name. */
export const deskInst = 'ban';
export const isDesk = (inst: string) => inst.startsWith(deskInst);

/** How long a picture took from this command to each output's glass, in milliseconds; real outputs before the desk's own frames. */
export function onGlass(t: Trailed, output: AirOutput | undefined): { inst: string; ms: number }[] {
  if (!t.rev || !output) return [];
  const seen = output.on_glass.filter((g) => g.rev >= t.rev && g.at_ms >= t.at_ms).map((g) => ({ inst: g.inst, ms: Math.max(0, g.at_ms - t.sent_ms) }));
  return seen.sort((a, b) => Number(isDesk(a.inst)) - Number(isDesk(b.inst)) || a.inst.localeCompare(b.inst));
}

/** `on_glass` says the newest revision only: the figure of a command is kept from the first time that it is seen. */
export class Glass {
  private readonly known = new Map<string, { inst: string; ms: number }[]>();

  of(t: Trailed, output: AirOutput | undefined): { inst: string; ms: number }[] {
    const before = this.known.get(t.id) ?? [];
    const have = new Set(before.map((g) => g.inst));
    const all = before.concat(onGlass(t, output).filter((g) => !have.has(g.inst)));
    if (all.length > before.length) this.known.set(t.id, all);
    return all;
  }
}
