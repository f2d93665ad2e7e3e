import { describe, expect, it } from 'vitest';
import { bestOffset, remaining, ServerClock } from './clock';

describe('bestOffset', () => {
  it('believes the probe with the least round trip', () => {
    const best = bestOffset([
      { sent: 0, received: 400, server: 10_390 },
      { sent: 1000, received: 1020, server: 11_010 },
      { sent: 2000, received: 2300, server: 12_010 },
    ]);
    expect(best).toEqual({ offset: 10_000, error: 10 });
  });
  it('ignores a probe that ended before it began', () => {
    expect(bestOffset([{ sent: 50, received: 10, server: 99 }])).toBeUndefined();
  });
  it('knows nothing without probes', () => {
    expect(bestOffset([])).toBeUndefined();
  });
});

describe('remaining', () => {
  const cases = [
    { name: 'rounds a part of a second up', deadline: 10_000, now: 9_001, want: 1 },
    { name: 'shows a whole second as itself', deadline: 10_000, now: 9_000, want: 1 },
    { name: 'shows zero only when nothing is left', deadline: 10_000, now: 9_999, want: 1 },
    { name: 'is zero at the deadline', deadline: 10_000, now: 10_000, want: 0 },
    { name: 'is never negative', deadline: 10_000, now: 99_000, want: 0 },
  ];
  for (const c of cases) {
    it(c.name, () => expect(remaining(c.deadline, c.now)).toBe(c.want));
  }
});

describe('ServerClock', () => {
  function at() {
    const source = { mono: 0, wallAt: 1_000_000, monotonic: () => source.mono, wall: () => source.wallAt };
    const pass = (ms: number) => {
      source.mono += ms;
      source.wallAt += ms;
    };
    return { source, pass, clock: new ServerClock(source) };
  }

  it('falls back to the device until the first probe', () => {
    const { clock } = at();
    expect(clock.now()).toBe(1_000_000);
    expect(clock.synced).toBe(false);
  });

  it('is not moved when somebody sets the device clock', async () => {
    const { clock, source, pass } = at();
    await clock.probe(async () => {
      pass(20);
      return 5_000_010;
    });
    source.wallAt += 3_600_000;
    pass(1000);
    expect(clock.now()).toBe(5_001_020);
    expect(clock.suspicious).toBe(true);
  });

  it('forgets old probes after the device slept', async () => {
    const { clock, source } = at();
    await clock.probe(async () => 5_000_000);
    source.wallAt += 60_000; // asleep: the monotonic clock stood still
    await clock.probe(async () => 5_060_000);
    expect(clock.now()).toBe(5_060_000);
    expect(clock.suspicious).toBe(false);
  });

  it('survives lost probes', async () => {
    const { clock, pass } = at();
    let n = 0;
    await clock.sync(async () => {
      if (n++ % 2 === 0) throw new Error('offline');
      pass(10);
      return 7_000_005;
    });
    expect(clock.synced).toBe(true);
  });
});
