/**
 * When a state goes on glass. With a delay the whole picture, its clocks too,
 * shows the server's time of some moments ago; emptying an output never waits.
 */
import type { OutputState } from '../wire';

export class Schedule {
  private newest: OutputState | undefined;
  private waiting: { state: OutputState; timer: ReturnType<typeof setTimeout> }[] = [];
  private delay = 0;

  constructor(private readonly clock: () => number, private readonly asked: () => number | undefined, private readonly show: (state: OutputState) => void) {}

  /** The time that the picture shows. */
  now(): number {
    return this.clock() - this.delay;
  }

  hear(state: OutputState): void {
    this.delay = this.asked() ?? Math.max(0, state.delay_ms || 0);
    if (this.delay === 0 || this.newest === undefined || isEmpty(state)) return this.go(state);
    const entry = { state, timer: setTimeout(() => { this.waiting = this.waiting.filter((e) => e !== entry); this.go(state); }, Math.max(0, state.now_ms + this.delay - this.clock())) };
    this.waiting.push(entry);
  }

  /** Shows nothing more. */
  stop(): void {
    for (const entry of this.waiting) clearTimeout(entry.timer);
    this.waiting = [];
    this.newest = undefined;
  }

  /** False when another state has overtaken this one while its fonts came. */
  isNewest(state: OutputState): boolean {
    return this.newest === state;
  }

  private go(state: OutputState): void {
    if (isEmpty(state)) {
      for (const entry of this.waiting) clearTimeout(entry.timer);
      this.waiting = [];
    }
    this.newest = state;
    this.show(state);
  }
}

/** Nothing to show: cleared, or panic. */
export function isEmpty(state: OutputState): boolean {
  return state.panic || Object.keys(state.layers).length === 0;
}
