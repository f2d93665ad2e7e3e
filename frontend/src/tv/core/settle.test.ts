import { describe, expect, it } from 'vitest';
import type { Shown } from '../wire';
import { lead, lifeAt, phaseAt } from './settle';

const lengths = { enter: 1000, leave: 300 };
const shown = (more: Partial<Shown> = {}): Shown => ({ item: 'i', template: 'title', data: {}, phase: 'in', at_ms: 10_000, step: 0, step_ms: 0, page: 0, ...more });

describe('the life of a graphic', () => {
  it('enters from the moment of the command plus the lead', () => {
    expect(lifeAt(shown(), 10_000 + lead, lengths, false)).toEqual({ show: 'entering', elapsed: 0 });
    expect(lifeAt(shown(), 10_000 + lead + 400, lengths, false)).toEqual({ show: 'entering', elapsed: 400 });
  });
  it('an output that hears early waits for the common start', () => expect(lifeAt(shown(), 10_000, lengths, false)).toEqual({ show: 'entering', elapsed: -lead }));
  it('is settled when the movement is over', () => expect(lifeAt(shown(), 12_000, lengths, false)).toEqual({ show: 'settled' }));
  it('the first picture of a page is settled whenever it comes', () => expect(lifeAt(shown(), 10_010, lengths, true)).toEqual({ show: 'settled' }));
  it('leaves, then is nothing', () => {
    const out = shown({ phase: 'out' });
    expect(lifeAt(out, 10_000 + lead + 100, lengths, false)).toEqual({ show: 'leaving', elapsed: 100 });
    expect(lifeAt(out, 10_000 + lead + 300, lengths, false)).toEqual({ show: 'nothing' });
    expect(lifeAt(out, 10_000 + lead, lengths, true)).toEqual({ show: 'nothing' });
  });
  it('the time to live ends it without the server', () => {
    const brief = shown({ ttl_at_ms: 15_000 });
    expect(phaseAt(brief, 14_999).phase).toBe('in');
    expect(phaseAt(brief, 15_000)).toEqual({ phase: 'out', since: 15_000 });
    expect(lifeAt(brief, 60_000, lengths, false)).toEqual({ show: 'nothing' });
  });
});
