import { expect, it } from 'vitest';
import { firstFew, freshSeed } from './paper';

it('a seed has six signs that cannot be mistaken for each other', () => {
  expect(freshSeed()).toMatch(/^[A-HJ-NP-Z2-9]{6}$/);
  expect(freshSeed(() => 0)).toBe('AAAAAA');
  expect(freshSeed(() => 0.999999)).toBe('999999');
});

it('a long list of numbers is cut, and says by how many', () => {
  expect(firstFew([3, 5], 3)).toEqual({ list: '3, 5', rest: 0 });
  expect(firstFew([1, 2, 3, 4], 3)).toEqual({ list: '1, 2, 3', rest: 1 });
});
