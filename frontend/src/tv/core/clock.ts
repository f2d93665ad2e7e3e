/**
 * The server's clock on an output. It is found by probes, believed from the
 * one with the least round trip, and moved gently: a clock on air never jumps.
 */

/** One exchange: local times of sending and receiving, the server's time between them. */
export interface Exchange { sent: number; received: number; server: number }

/** The fastest the shown clock may drift towards the truth: 20 ms a second. */
const slew = 0.02;
/** Farther off than this the machine has slept, and its picture stood still anyway. */
const asleep = 2000;
/** So long after the first picture the clock may still be set at once. */
const grace = 3000;
/** Probes older than this are forgotten, because crystals drift. */
const keep = 120_000;

export class OutputClock {
  private exchanges: Exchange[] = [];
  private target: number | undefined;
  private shown = 0;
  private at = 0;
  private born: number | undefined;

  /** `local` only goes forward; `wall` is believed until the server is heard. */
  constructor(private readonly local: () => number, private readonly wall: () => number) {}

  /** The server's time in milliseconds since 1970, as shown on air. */
  now(): number {
    if (this.target === undefined) return this.wall();
    this.drift();
    return this.local() + this.shown;
  }

  /** How far the shown clock is from the best estimate, in milliseconds. */
  get error(): number {
    return this.target === undefined ? 0 : this.target - this.shown;
  }

  /** The estimate itself, server minus this machine's wall clock, as health reports it. */
  get offset(): number {
    return this.target === undefined ? 0 : Math.round(this.target + this.local() - this.wall());
  }

  /** True once a probe has come back. */
  get probed(): boolean {
    return this.exchanges.length > 0;
  }

  /** A frame tells the server's time of sending: a bound, used only until the first probe. */
  hear(server: number): void {
    if (this.probed) return;
    const estimate = server - this.local();
    if (this.target === undefined || estimate > this.target) this.aim(estimate);
  }

  /** Learns from a probe. */
  learn(exchange: Exchange): void {
    if (exchange.received < exchange.sent) return;
    const oldest = this.local() - keep;
    this.exchanges = this.exchanges.filter((e) => e.received > oldest).concat(exchange).slice(-24);
    const trip = (e: Exchange) => e.received - e.sent;
    const best = this.exchanges.reduce((a, b) => (trip(b) < trip(a) ? b : a));
    this.aim(best.server - (best.sent + best.received) / 2);
  }

  private aim(target: number): void {
    const local = this.local();
    if (this.born === undefined) this.born = local;
    this.drift();
    this.target = target;
    if (local - this.born < grace || Math.abs(target - this.shown) > asleep) {
      this.shown = target;
      this.at = local;
    }
  }

  private drift(): void {
    const local = this.local();
    const most = (local - this.at) * slew;
    const rest = (this.target ?? this.shown) - this.shown;
    this.shown += Math.max(-most, Math.min(most, rest));
    this.at = local;
  }
}
