import { describe, expect, it } from 'vitest';
import { depth, orderDiff } from './order';

describe('order diff', () => {
  it('nothing happened, nothing moves', () => expect(orderDiff(['a', 'b'], ['a', 'b'])).toEqual({ moves: [], entered: [], left: [], replaced: false }));
  it('two change places', () => expect(orderDiff(['a', 'b', 'c'], ['b', 'a', 'c']).moves).toEqual([{ id: 'b', from: 1, to: 0 }, { id: 'a', from: 0, to: 1 }]));
  it('one pushes another off the board', () => {
    const diff = orderDiff(['a', 'b', 'c'], ['x', 'a', 'b']);
    expect(diff.entered).toEqual(['x']);
    expect(diff.left).toEqual(['c']);
    expect(diff.moves.map((m) => m.id)).toEqual(['a', 'b']);
    expect(diff.replaced).toBe(false);
  });
  it('nothing in common is a new page', () => expect(orderDiff(['a', 'b'], ['c', 'd']).replaced).toBe(true));
  it('the first picture is no new page', () => expect(orderDiff([], ['a']).replaced).toBe(false));
  it('who climbs farther passes in front', () => expect(depth({ id: 'a', from: 5, to: 0 })).toBeGreaterThan(depth({ id: 'b', from: 2, to: 1 })));
});
