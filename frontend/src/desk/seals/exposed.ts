/** Rounds whose questions an open bank would tell the answers of. Pure. */
import type { DeskRound, OpenBankEdit } from '../../kit/wire';

type Open = Pick<OpenBankEdit, 'topics' | 'with_answers' | 'opens_ms' | 'closes_ms'>;
const ahead = ['draft', 'scheduled', 'open'];

/**
 * The rounds, still to come or running at `now`, that draw from a bank of which
 * answers are public before they close. One that ended before the round opens
 * counts too: what was read is known.
 */
export function exposed<R extends Pick<DeskRound, 'state' | 'closes_ms' | 'rules'>>(open: Open, bank: string, rounds: readonly R[], now: number): R[] {
  if (!open.with_answers || (open.closes_ms && open.closes_ms <= now)) return [];
  const told = (topic: string) => topic === '' || open.topics.length === 0 || open.topics.includes(topic);
  return rounds.filter((r) => ahead.includes(r.state) && r.closes_ms > now && open.opens_ms < r.closes_ms
    && r.rules.paper.sources.some((s) => s.bank_id === bank && s.lines.some((l) => told(l.topic))));
}
