import { expect, it } from 'vitest';
import { once } from './ticks';

it.each([
  [['10:31', '10:31', '10:32', '10:32'], ['10:31', '', '10:32', '']],
  [['10:31', '10:32'], ['10:31', '10:32']],
  [[], []],
])('%j is labelled %j', (labels, shown) => {
  expect(once(labels)).toEqual(shown);
});
