import { describe, expect, it } from 'vitest';
import { itemRecords } from '../testing/items';
import { discriminationTrend, facilityTrend, roundUp, timeTrend } from './trend';

describe('the history of a question', () => {
  const records = itemRecords();

  it('has a point for each round, hollow where few answered', () => {
    expect(facilityTrend(records).points.map((p) => [p.at, Math.round(p.value * 100), p.few])).toEqual([[0, 42, true], [1, 32, false], [2, 63, false], [3, 93, false]]);
  });

  it('goes below zero only where the worst did better', () => {
    expect(discriminationTrend(records).low).toBe(-1);
    expect(discriminationTrend(records.slice(2)).low).toBe(0);
  });

  it('leaves out times that are not known, and no others', () => {
    const trend = timeTrend(records.map((r, i) => (i === 1 ? { ...r, median_ms: 0 } : r)));
    expect(trend.points.map((p) => p.at)).toEqual([0, 2, 3]);
    expect(trend.high).toBe(40);
  });

  it.each([[0.7, 1], [1, 1], [3, 4], [21.4, 40], [61, 100], [100, 100]])('a scale up to %s ends at %s', (value, end) => expect(roundUp(value)).toBeCloseTo(end));

  it('has a scale without any round', () => {
    expect(timeTrend([])).toEqual({ low: 0, high: 1, marks: [0, 0.5, 1], points: [] });
  });
});
