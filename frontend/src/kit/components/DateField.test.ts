import { describe, expect, it } from 'vitest';
import { readDay, shapeDay, writeDay } from './DateField';

describe('readDay', () => {
  it.each([
    ['09/04/1987', '1987-04-09'],
    ['9/4/1987', '1987-04-09'],
    ['9-4-1987', '1987-04-09'],
    ['1987-04-09', '1987-04-09'],
    ['29/02/2024', '2024-02-29'],
    ['29/02/2023', ''],
    ['31/04/2020', ''],
    ['04/13/2020', ''],
    ['1987', ''],
    ['', ''],
  ])('%s → %s', (text, want) => expect(readDay(text)).toBe(want));
});

describe('shapeDay', () => {
  function typed(keys: string): string {
    let text = '';
    for (const key of keys) text = shapeDay(text + key, text);
    return text;
  }
  it.each([
    ['09041987', '09/04/1987'],
    ['9/4/1987', '9/4/1987'],
    ['09/04/1987', '09/04/1987'],
  ])('typing %s gives %s', (keys, want) => expect(typed(keys).replace(/\/+/g, '/')).toBe(want));
  it('lets one delete', () => expect(shapeDay('09/0', '09/04')).toBe('09/0'));
});

describe('writeDay', () => {
  it('is the inverse of readDay', () => expect(writeDay(readDay('09/04/1987'))).toBe('09/04/1987'));
});
