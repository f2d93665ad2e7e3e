import { describe, expect, it } from 'vitest';
import { breakWell } from './breaks';
import { fit, fitText, lines, setText } from './fit';
import { nameForms } from './text';

/** Every letter is ten pixels wide. */
const ten = (text: string) => Array.from(text).length * 10;

describe('fit', () => {
  it('leaves what fits alone', () => expect(fit(['Lê Lợi'], 100, ten)).toEqual({ text: 'Lê Lợi', scale: 1 }));
  it('squeezes to 85 % before it shortens', () => {
    const name = 'Nguyễn Hoàng Phương Thảo';
    expect(fit(nameForms(name), 210, ten)).toEqual({ text: name, scale: 0.875 });
    expect(fit(nameForms(name), 200, ten).text).toBe('Nguyễn Hoàng P. Thảo');
    expect(fit(nameForms(name), 150, ten).text).toBe('Nguyễn H. P. Thảo');
  });
  it('squeezes the last form as far as it takes rather than cutting it', () => {
    const found = fit(['Nguyễn Thảo'], 55, ten);
    expect(found).toEqual({ text: 'Nguyễn Thảo', scale: 0.5 });
  });
});

describe('a text without shorter forms', () => {
  const office = 'Trung tâm Phục vụ hành chính công';
  it.each([
    ['is squeezed while it can be read', office, 240, { text: office, scale: 240 / 330 }],
    ['loses words at its end before it cannot', office, 160, { text: 'Trung tâm Phục vụ…', scale: 160 / 180 }],
    ['ends without a dangling comma', 'Một, hai, ba, bốn năm sáu bảy', 130, { text: 'Một, hai, ba…', scale: 1 }],
    ['may be a name: never cut', 'Nguyễn Thị Thảo', 50, { text: 'Nguyễn Thị Thảo', scale: 50 / 150 }],
    ['keeps two words', 'Một hai ba bốn', 20, { text: 'Một hai…', scale: 20 / 80 }],
  ])('%s', (_name, text, width, want) => expect(fitText(text, width, ten)).toEqual(want));
});

describe('lines', () => {
  it('breaks between words', () => expect(lines('một hai ba bốn', 80, ten)).toEqual(['một hai', 'ba bốn']));
  it('a long word stands alone', () => expect(lines('a chuyểnđổisố b', 50, ten)).toEqual(['a', 'chuyểnđổisố', 'b']));
});

describe('setting a text', () => {
  const measure = (t: string, size: number) => Array.from(t).length * size * 0.5;
  it('takes the largest size that fits the rows', () => {
    const set = setText('Thủ tục hành chính công trực tuyến toàn trình là gì', 500, 2, 60, 30, measure);
    expect(set.lines).toHaveLength(2);
    expect(set.size).toBeLessThan(60);
  });
  it('at the least size it takes the rows it needs', () => expect(setText('một hai ba bốn năm sáu', 60, 1, 40, 40, measure).lines.length).toBeGreaterThan(1));
  it('does not break inside a word of two syllables', () => {
    expect(breakWell('Tìm hiểu cải cách hành chính và chuyển đổi số'.split(' '), 2, 400, ten)).toEqual(['Tìm hiểu cải cách hành chính', 'và chuyển đổi số']);
  });
  it('says when it is impossible', () => expect(breakWell(['chuyểnđổi', 'số'], 1, 50, ten)).toBeUndefined());
});
