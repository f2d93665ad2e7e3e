import { expect, it } from 'vitest';
import { neighbours } from './neighbours';

it.each([
  ['a', undefined, 'b'],
  ['b', 'a', 'c'],
  ['c', 'b', undefined],
  ['x', undefined, undefined],
])('beside %s', (id, before, after) => expect(neighbours(id, ['a', 'b', 'c'])).toEqual(id === 'x' ? {} : { before, after }));
