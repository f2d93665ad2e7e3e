import { describe, expect, it } from 'vitest';
import { Heights } from './window';

describe('Heights', () => {
  it('guesses until measured', () => {
    const h = new Heights(100, 50);
    expect(h.offset(100)).toBe(5000);
    expect(h.measure(0, 80)).toBe(true);
    expect(h.offset(1)).toBe(80);
    expect(h.offset(100)).toBe(5030);
  });
  it('says when a measurement changes nothing', () => {
    const h = new Heights(3, 50);
    expect(h.measure(1, 50)).toBe(false);
    expect(h.measure(5, 70)).toBe(false);
  });
  const at: [number, number][] = [[0, 0], [79, 0], [80, 1], [129, 1], [130, 2], [1e9, 9], [-5, 0]];
  it.each(at)('at %i px stands row %i', (y, row) => {
    const h = new Heights(10, 50);
    h.measure(0, 80);
    expect(h.at(y)).toBe(row);
  });
  it('draws what is in sight and a little more, never beyond the ends', () => {
    const h = new Heights(1000, 100);
    expect(h.range(0, 800)).toEqual({ from: 0, to: 13 });
    expect(h.range(50_000, 50_800, 2)).toEqual({ from: 498, to: 511 });
    expect(h.range(99_900, 100_700)).toEqual({ from: 995, to: 1000 });
    expect(new Heights(0, 100).range(0, 800)).toEqual({ from: 0, to: 0 });
  });
  it('keeps every offset the sum of the heights above, whatever was measured', () => {
    const h = new Heights(200, 40);
    const real = Array.from({ length: 200 }, () => 40);
    for (let step = 0; step < 500; step++) {
      const i = (step * 7919) % 200;
      real[i] = 20 + ((step * 104_729) % 97);
      h.measure(i, real[i]!);
      const probe = (step * 31) % 201;
      expect(h.offset(probe)).toBe(real.slice(0, probe).reduce((a, b) => a + b, 0));
    }
  });
});
