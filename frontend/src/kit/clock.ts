/**
 * The server's clock, as seen from here. Several probes are sent; the one with
 * the least round trip is believed, because its error is at most half of it.
 */

/** What one probe learnt. Local times come from a clock that never jumps. */
export interface Probe {
  sent: number;
  received: number;
  server: number;
}

/** The offset to add to local time, and how wrong it may be; both in milliseconds. */
export interface Offset {
  offset: number;
  error: number;
}

/** Chooses the probe with the least round trip. Undefined when there is none. */
export function bestOffset(probes: readonly Probe[]): Offset | undefined {
  let best: Offset | undefined;
  for (const { sent, received, server } of probes) {
    const trip = received - sent;
    if (trip < 0) continue;
    if (!best || trip / 2 < best.error) best = { offset: server - (sent + received) / 2, error: trip / 2 };
  }
  return best;
}

/** Whole seconds until the deadline: rounded up, never below zero. The one rounding rule. */
export function remaining(deadline: number, now: number): number {
  return Math.max(0, Math.ceil((deadline - now) / 1000));
}

/** Where a ServerClock gets its times; replaced in tests. */
export interface ClockSource {
  /** Milliseconds that only go forward. */
  monotonic(): number;
  /** The device's wall clock, used until the first probe and to notice that the device slept. */
  wall(): number;
}

const deviceSource: ClockSource = { monotonic: () => performance.now(), wall: () => Date.now() };

/** More than this between the two local clocks means that the device slept or was set. */
const jump = 1500;

export class ServerClock {
  private probes: Probe[] = [];
  private best: Offset | undefined;
  private gap: number;

  constructor(private readonly source: ClockSource = deviceSource) {
    this.gap = source.wall() - source.monotonic();
  }

  /** The server's time in milliseconds since 1970. */
  now(): number {
    if (!this.best) return this.source.wall();
    return this.source.monotonic() + this.best.offset;
  }

  /** True once a probe came back. */
  get synced(): boolean {
    return this.best !== undefined;
  }

  /** True when local time jumped since the last probe, so the offset may be stale. */
  get suspicious(): boolean {
    return Math.abs(this.source.wall() - this.source.monotonic() - this.gap) > jump;
  }

  /** Learns from one answer that carried the server's time. */
  learn(probe: Probe): void {
    if (this.suspicious) this.forget();
    this.probes = [...this.probes, probe].slice(-12);
    this.best = bestOffset(this.probes);
  }

  /** Times an exchange with the server and learns from it. `ask` resolves to the server's time. */
  async probe(ask: () => Promise<number>): Promise<void> {
    const sent = this.source.monotonic();
    const server = await ask();
    this.learn({ sent, received: this.source.monotonic(), server });
  }

  /** Sends up to `count` probes one after another; failures are skipped. */
  async sync(ask: () => Promise<number>, count = 4): Promise<void> {
    for (let i = 0; i < count; i++) {
      try {
        await this.probe(ask);
      } catch {
        // A lost probe tells nothing; the next one may.
      }
    }
  }

  private forget(): void {
    this.probes = [];
    this.gap = this.source.wall() - this.source.monotonic();
  }
}

/** The clock of this page. */
export const serverClock = new ServerClock();
