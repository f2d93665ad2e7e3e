import { afterEach, describe, expect, it, vi } from 'vitest';
import type { OutputState } from '../wire';
import { Schedule } from './schedule';

const state = (rev: number, now_ms: number, more: Partial<OutputState> = {}) => ({ rev, now_ms, delay_ms: 0, panic: false, layers: { main: {} }, ...more }) as unknown as OutputState;

afterEach(() => vi.useRealTimers());

describe('when a state goes on glass', () => {
  it('at once without a delay', () => {
    const seen: number[] = [];
    const s = new Schedule(() => 1000, () => undefined, (x) => seen.push(x.rev));
    s.hear(state(1, 1000));
    s.hear(state(2, 1000));
    expect(seen).toEqual([1, 2]);
  });

  it('later with one, and the picture shows the time of then', () => {
    vi.useFakeTimers({ now: 0 });
    const seen: number[] = [];
    const s = new Schedule(() => Date.now(), () => 400, (x) => seen.push(x.rev));
    s.hear(state(1, 0));
    s.hear(state(2, 0));
    expect(seen).toEqual([1]);
    expect(s.now()).toBe(-400);
    vi.advanceTimersByTime(399);
    expect(seen).toEqual([1]);
    vi.advanceTimersByTime(1);
    expect(seen).toEqual([1, 2]);
  });

  it('emptying never waits, and what waited is dropped', () => {
    vi.useFakeTimers({ now: 0 });
    const seen: number[] = [];
    const s = new Schedule(() => Date.now(), () => 2000, (x) => seen.push(x.rev));
    s.hear(state(1, 0));
    s.hear(state(2, 0));
    s.hear(state(3, 0, { panic: true }));
    vi.advanceTimersByTime(5000);
    expect(seen).toEqual([1, 3]);
  });
});
