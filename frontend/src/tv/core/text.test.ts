import { describe, expect, it } from 'vitest';
import { airName, airText, duration, figure, nameForms, points, remaining, running, share, unitColumn, unitForms, wallClock } from './text';

describe('figures', () => {
  it.each([
    [12850, '12.850'], [0, '0'], [9_999_999, '9.999.999'], [-1500, '−1.500'], ['980', '980'],
    [NaN, ''], [Infinity, ''], [undefined, ''], [null, ''], ['abc', ''], ['', ''],
  ])('figure(%s) is %s', (value, want) => expect(figure(value)).toBe(want));

  it('points keep at most two decimals, with a comma', () => {
    expect(points(955.5)).toBe('955,5');
    expect(points(980)).toBe('980');
    expect(points(1234.567)).toBe('1.234,57');
  });

  it('a share is a percentage, nothing for what is no number', () => {
    expect(share(0.9512, 1)).toBe('95,1%');
    expect(share(undefined)).toBe('');
  });
});

describe('time', () => {
  it.each([[724_000, '12:04'], [3_727_999, '1:02:07'], [0, ''], [NaN, '']])('duration(%s) is %s', (ms, want) => expect(duration(ms)).toBe(want));

  it('remaining rounds up and is never negative', () => {
    expect(remaining(10_001, 10_000)).toBe(1);
    expect(remaining(10_000, 10_000)).toBe(0);
    expect(remaining(10_000, 99_000)).toBe(0);
    expect(remaining(undefined, 0)).toBe(0);
  });

  it('a running clock', () => {
    expect(running(9)).toBe('0:09');
    expect(running(725)).toBe('12:05');
    expect(running(3600)).toBe('1:00:00');
    expect(running(200_000)).toBe('2 ngày');
  });

  it('wall clock is Vietnamese time', () => expect(wallClock(Date.UTC(2026, 10, 23, 13, 4, 7))).toBe('20:04:07'));
});

describe('words for air', () => {
  it('NFD becomes NFC', () => expect(airText('Nguye\u0302\u0303n')).toBe('Nguyễn'));
  it('emoji and other scripts leave', () => expect(airText('Lan 🎉 مرحبا 李 Anh')).toBe('Lan Anh'));
  it('line breaks become blanks', () => expect(airText('Một\nhai')).toBe('Một hai'));
  it('what is no text is empty', () => expect([undefined, null, {}, NaN].map(airText)).toEqual(['', '', '', '']));
  it('a nickname that cannot be drawn becomes Thí sinh', () => expect(airName('🎉🎉')).toBe('Thí sinh'));
});

describe('names', () => {
  it('shortens the middle names, nearest the given name first', () => {
    expect(nameForms('Nguyễn Hoàng Phương Thảo')).toEqual(['Nguyễn Hoàng Phương Thảo', 'Nguyễn Hoàng P. Thảo', 'Nguyễn H. P. Thảo', 'Nguyễn Thảo']);
  });
  it('a name of two words stays', () => expect(nameForms('Lê Lợi')).toEqual(['Lê Lợi']));
  it('never an ellipsis', () => expect(nameForms('Công Tằng Tôn Nữ Nguyễn Phương Khánh Quỳnh').join()).not.toContain('…'));
  it('units use their official abbreviations first', () => expect(unitForms('Ủy ban nhân dân phường Hội An Tây')[1]).toBe('UBND phường Hội An Tây'));
  it('a column is abbreviated alike', () => {
    const names = ['Ủy ban nhân dân phường Hội An Tây', 'Ủy ban nhân dân xã Trà My', 'Sở Tài chính'];
    expect(unitColumn(names, (t) => t.length <= 26)).toEqual(['UBND phường Hội An Tây', 'UBND xã Trà My', 'Sở Tài chính']);
    expect(unitColumn(names, () => true)).toEqual(names);
  });
});
