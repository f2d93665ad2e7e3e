/** Sending commands: each once, whatever the line does, and never on a picture that nobody saw. */
import { useCallback, useRef, useState } from 'preact/hooks';
import { ApiError, retrying } from '../../kit/api';
import { serverClock } from '../../kit/clock';
import { toast } from '../../kit/components';
import type { Layer } from '../../tv/wire';
import { air } from './calls';
import { careful, sameToTheEye } from './seen';
import { acked, begin, refused, type Trailed } from './trail';
import type { AirAck, AirAction, AirCommand, AirOutput } from './wire';
import { explainAir } from './labels';
import { uuid } from './uuid';

export type Order = Omit<AirCommand, 'id' | 'expect_rev'> & { label?: string };
export interface Commands {
  /** Sends to an output; resolves to whether it took effect. */
  send(output: AirOutput, order: Order): Promise<boolean>;
  /** All outputs of the contest at once; never asks, never waits for a revision. */
  everywhere(action: 'clear_all' | 'panic' | 'resume'): Promise<boolean>;
  trail: readonly Trailed[];
  /** The layer that somebody else holds and that the last command ran into. */
  lastLock: { layer: Layer; output: string; title: string } | undefined;
  forgetLock(): void;
}

export function useCommands(contest: string): Commands {
  const [trail, setTrail] = useState<readonly Trailed[]>([]);
  const [lastLock, setLastLock] = useState<Commands['lastLock']>();
  // Output → newest revision that an answer named: for a moment newer than the stream.
  const revs = useRef(new Map<string, number>());

  const send = useCallback(async (output: AirOutput, { label = '', ...order }: Order) => {
    const id = uuid();
    setTrail((t) => begin(t, { id, output: output.id, action: order.action, label, layer: order.layer ?? '', sent_ms: serverClock.now() }));
    try {
      const seen = Math.max(output.rev, revs.current.get(output.id) ?? 0);
      const ack = await deliver(contest, output, { id, ...order, ...(careful.includes(order.action) ? { expect_rev: seen } : {}) });
      revs.current.set(output.id, ack.rev);
      setTrail((t) => acked(t, id, ack, serverClock.now()));
      return true;
    } catch (error) {
      const why = explainAir(error);
      setTrail((t) => refused(t, id, why, serverClock.now()));
      if (error instanceof ApiError && error.code === 'layer_locked' && order.layer) setLastLock({ layer: order.layer, output: output.id, title: why });
      else toast(why, 'bad', 8000);
      return false;
    }
  }, [contest]);

  const everywhere = useCallback(async (action: 'clear_all' | 'panic' | 'resume') => {
    const id = uuid();
    const sent_ms = serverClock.now();
    setTrail((t) => begin(t, { id, output: '', action: action as AirAction, label: '', layer: '', sent_ms }));
    try {
      const { items } = await retrying(() => air.everywhere(contest, { id, action }), { tries: 5 });
      const failed = items.filter((i) => i.error);
      if (failed.length > 0) throw new Error(failed.map((f) => `${f.output}: ${f.error}`).join(', '));
      for (const i of items) revs.current.set(i.output, i.rev);
      setTrail((t) => acked(t, id, { ok: true, rev: 0, at_ms: serverClock.now(), repeat: false }, serverClock.now()));
      return true;
    } catch (error) {
      const why = explainAir(error);
      setTrail((t) => refused(t, id, why, serverClock.now()));
      toast(why, 'bad', 8000);
      return false;
    }
  }, [contest]);

  return { send, everywhere, trail, lastLock, forgetLock: useCallback(() => setLastLock(undefined), []) };
}

/** The same id until an answer comes; a newer revision is accepted when what the command concerns looks as it did. */
async function deliver(contest: string, seen: AirOutput, command: AirCommand): Promise<AirAck> {
  try {
    return await retrying(() => air.command(seen.id, command), { tries: 4 });
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'rev_changed') throw error;
    const now = (await air.state(contest)).outputs.find((o) => o.id === seen.id);
    if (!now || !sameToTheEye(seen, now, command.action, command.layer)) throw error;
    return retrying(() => air.command(seen.id, { ...command, id: uuid(), expect_rev: now.rev }), { tries: 4 });
  }
}
