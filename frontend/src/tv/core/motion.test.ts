import { describe, expect, it } from 'vitest';
import type { Theme } from '../wire';
import { kitThemes } from '../kit/themes';
import { lead } from './settle';
import { lengths, motionOf, staggered } from './motion';

describe.each(Object.values(kitThemes).map((t) => [t.name, t] as [string, Theme]))('the movements of %s', (_name, theme) => {
  const m = motionOf(theme);
  it('last whole fields of 20 ms, within the ranges of the legibility rules', () => {
    for (const ms of [m.enter, m.leave, m.row, m.tick, m.stagger, lead]) expect(ms % 20).toBe(0);
    expect(m.enter).toBeGreaterThanOrEqual(400);
    expect(m.enter).toBeLessThanOrEqual(600);
    expect(m.leave).toBeGreaterThanOrEqual(240);
    expect(m.leave).toBeLessThanOrEqual(400);
    expect(m.row).toBeGreaterThanOrEqual(800);
    expect(m.row).toBeLessThanOrEqual(1000);
  });
  it('the last part of many still enters within the whole length', () => {
    for (const n of [1, 2, 12, 13, 40]) {
      expect(staggered(n - 1, n, m) + m.enter).toBeLessThanOrEqual(lengths(m).enter);
      expect(staggered(n - 1, n, m) % 20).toBe(0);
    }
  });
});
