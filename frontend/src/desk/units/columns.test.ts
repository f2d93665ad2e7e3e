import { expect, it } from 'vitest';
import { columnName } from './columns';

it('a column is called what the desk calls it', () => {
  expect(['name', 'parent', 'headcount', 'valid_to'].map(columnName)).toEqual(['Đơn vị', 'Đơn vị cấp trên', 'Tổng số người', 'Hiệu lực đến']);
});

it('a column that is not known is told as it is', () => {
  expect(columnName('colour')).toBe('colour');
});
