import { expect, it } from 'vitest';
import { actionLabel, actionsLike } from './actions';

it.each([
  ['round.published', 'Công bố kết quả'],
  ['air.take', 'Lên sóng: Đưa lên sóng'],
  ['comet.fly', 'comet.fly'],
])('%s is called %s', (code, label) => expect(actionLabel(code)).toBe(label));

it.each([
  ['cong bo ket qua', ['round.published']],
  ['  ', []],
  ['sao chổi', []],
])('a search for “%s” means %j', (query, codes) => expect(actionsLike(query)).toEqual(codes));
