import { describe, expect, it } from 'vitest';
import { OutputClock } from './clock';

/** A machine whose wall clock is wrong by `wrong` milliseconds and a server `server(t)` ahead. */
function machine(wrong: number) {
  let t = 0;
  const clock = new OutputClock(() => t, () => 1_000_000 + t + wrong);
  return {
    clock,
    truth: () => 1_000_000 + t,
    pass: (ms: number) => { t += ms; },
    /** One probe that takes `there` and `back` milliseconds. */
    probe(there: number, back: number) {
      const sent = t;
      t += there;
      const server = 1_000_000 + t;
      t += back;
      clock.learn({ sent, received: t, server });
    },
  };
}

describe('the clock of an output', () => {
  it.each([-3000, 3000])('is right within 50 ms though the machine is wrong by %s ms and the line jitters', (wrong) => {
    const m = machine(wrong);
    for (const [there, back] of [[190, 20], [120, 200], [40, 60], [200, 200], [30, 25], [180, 90]] as const) m.probe(there, back);
    expect(Math.abs(m.clock.now() - m.truth())).toBeLessThanOrEqual(50);
  });

  it('never jumps once on air: 20 ms a second at most', () => {
    const m = machine(0);
    m.probe(100, 20);
    m.pass(5000);
    const before = m.clock.now() - m.truth();
    m.probe(10, 10);
    expect(Math.abs(m.clock.now() - m.truth() - before)).toBeLessThan(2);
    m.pass(1000);
    const after = m.clock.now() - m.truth();
    expect(Math.abs(after - before)).toBeLessThanOrEqual(21);
    m.pass(10_000);
    expect(Math.abs(m.clock.now() - m.truth())).toBeLessThanOrEqual(1);
  });

  it('never runs backwards while it slews', () => {
    const m = machine(0);
    m.probe(10, 200);
    m.pass(5000);
    m.probe(5, 5);
    let last = m.clock.now();
    for (let i = 0; i < 300; i++) {
      m.pass(20);
      expect(m.clock.now()).toBeGreaterThan(last);
      last = m.clock.now();
    }
  });

  it('believes frames until the first probe, and the wall before that', () => {
    const m = machine(500);
    expect(m.clock.now()).toBe(m.truth() + 500);
    m.clock.hear(m.truth() - 80);
    expect(m.clock.now()).toBe(m.truth() - 80);
    m.clock.hear(m.truth() - 20);
    expect(m.clock.now()).toBe(m.truth() - 20);
    m.probe(10, 10);
    expect(m.clock.now()).toBe(m.truth());
  });

  it('sets itself at once after the machine slept', () => {
    const m = machine(0);
    m.probe(10, 10);
    m.pass(10_000);
    const sent = 10_020;
    m.clock.learn({ sent, received: sent, server: 1_000_000 + sent + 60_000 });
    m.pass(121_000);
    m.clock.learn({ sent: 131_020, received: 131_020, server: 1_000_000 + 131_020 + 60_000 });
    expect(m.clock.now()).toBe(m.truth() + 60_000);
  });
});
