import { afterEach, describe, expect, it } from 'vitest';
import { clockTime, countdown, date, dateTime, duration, number, plain, span } from './format';
import { locale } from './i18n';

afterEach(() => {
  locale.value = 'vi';
});

describe('numbers and dates', () => {
  it('groups thousands as the language does', () => {
    expect(number(25980)).toBe('25.980');
    locale.value = 'en';
    expect(number(25980)).toBe('25,980');
  });
  it('shows Vietnamese time wherever the reader is', () => {
    expect(clockTime('2025-09-28T17:00:05Z')).toBe('00:00:05');
    expect(date('2025-09-28T17:00:05Z')).toBe('29/09/2025');
    expect(dateTime('2025-09-28T17:00:00Z')).toBe('00:00, 29/09/2025');
  });
});

describe('durations', () => {
  it.each([
    [0, '0:00'],
    [65, '1:05'],
    [3723, '1:02:03'],
    [-4, '0:00'],
  ])('countdown(%s)', (s, want) => expect(countdown(s)).toBe(want));
  it.each([
    [161_999, '02:41'],
    [3_761_000, '1:02:41'],
  ])('duration(%s)', (ms, want) => expect(duration(ms)).toBe(want));
  it.each([
    [0, '0 giây'],
    [10, '10 giây'],
    [240, '4 phút'],
    [93_780, '1 ngày 2 giờ'],
    [86_400, '1 ngày'],
  ])('span(%s)', (s, want) => expect(span(s)).toBe(want));
  it('counts in English with the right form', () => {
    locale.value = 'en';
    expect(span(61)).toBe('1 minute 1 second');
    expect(span(7200)).toBe('2 hours');
  });
});

describe('plain', () => {
  it.each([
    ['Đà Nẵng', 'da nang'],
    ['Ủy ban nhân dân phường Hội An Tây', 'uy ban nhan dan phuong hoi an tay'],
  ])('%s', (text, want) => expect(plain(text)).toBe(want));
});
