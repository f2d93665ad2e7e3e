import { expect, it } from 'vitest';
import { withGaps } from './scores';

it('fills the gaps of a short distribution', () => {
  expect(withGaps([{ points: 3, count: 2 }, { points: 1, count: 5 }])).toEqual([{ points: 0, count: 0 }, { points: 1, count: 5 }, { points: 2, count: 0 }, { points: 3, count: 2 }]);
});
it('leaves a long one as it is, in order', () => {
  expect(withGaps([{ points: 300, count: 1 }, { points: 20, count: 1 }]).map((s) => s.points)).toEqual([20, 300]);
});
