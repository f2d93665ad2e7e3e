import { describe, expect, it } from 'vitest';
import { readDecimal, showDecimal } from './decimal';

describe('readDecimal', () => {
  it.each([
    ['12', 'vi', '12'],
    ['12,5', 'vi', '12.5'],
    ['12.5', 'vi', '12.5'],
    ['1.234', 'vi', '1234'],
    ['1.234', 'en', '1.234'],
    ['1,234', 'vi', '1.234'],
    ['1,234', 'en', '1234'],
    ['1.234.567', 'vi', '1234567'],
    ['1.234,5', 'vi', '1234.5'],
    ['1,234.5', 'vi', '1234.5'],
    ['1 234,5', 'vi', '1234.5'],
    ['-3', 'vi', '-3'],
    ['−3,25', 'vi', '-3.25'],
    ['', 'vi', undefined],
    ['12a', 'vi', undefined],
    ['1.2.3', 'vi', undefined],
    ['1,,2', 'vi', undefined],
    ['.5', 'vi', undefined],
    ['1e5', 'vi', undefined],
    ['1234567890123456', 'vi', undefined],
  ])('%s in %s', (text, lang, want) => expect(readDecimal(text, lang)).toBe(want));
});

describe('showDecimal', () => {
  it.each([
    ['1234.5', 'vi', '1.234,5'],
    ['1234.5', 'en', '1,234.5'],
    ['-7', 'vi', '−7'],
    ['100', 'vi', '100'],
    ['999999999999999.999999999', 'en', '999,999,999,999,999.999999999'],
  ])('%s in %s', (value, lang, want) => expect(showDecimal(value, lang)).toBe(want));
  it('is read back as it was', () => {
    for (const value of ['0', '1234567.25', '-12.5', '1000']) for (const lang of ['vi', 'en']) expect(readDecimal(showDecimal(value, lang), lang)).toBe(value);
  });
});
