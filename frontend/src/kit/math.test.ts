import { describe, expect, it } from 'vitest';
import { pieces } from './math';

const f = (text: string) => ({ text, mathml: '' });

describe('pieces', () => {
  for (const [name, text, formulas, want] of [
    ['no formula', 'Tính 1/2', [], ['Tính 1/2']],
    ['one in the middle', 'Tính 1/2 nhé', [f('1/2')], ['Tính ', f('1/2'), ' nhé']],
    ['twice', '1/2+1/2', [f('1/2')], [f('1/2'), '+', f('1/2')]],
    ['the longer one first', 'x^2/2 và x^2', [f('x^2/2'), f('x^2')], [f('x^2/2'), ' và ', f('x^2')]],
    ['not in it', 'Không có', [f('1/2')], ['Không có']],
    ['a date is none', 'Ngày 11/2024 và 1/2/2024', [f('1/2')], ['Ngày 11/2024 và 1/2/2024']],
    ['a number of a law is none', 'Luật 31/2024, tính 1/2.', [f('1/2')], ['Luật 31/2024, tính ', f('1/2'), '.']],
    ['nothing', '', [f('1/2')], []],
  ] as const) {
    it(name, () => expect(pieces(text, formulas)).toEqual(want));
  }
});
