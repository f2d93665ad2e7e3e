import { afterEach, describe, expect, it } from 'vitest';
import { locale } from '../kit/i18n';
import { bound, inLanguage, named, unbroken } from './named';

afterEach(() => {
  locale.value = 'vi';
});

describe('named', () => {
  it('falls back to Vietnamese', () => {
    locale.value = 'en';
    expect(named({ name: 'Tuần 1', name_en: '' })).toBe('Tuần 1');
    expect(named({ name: 'Tuần 1', name_en: 'Week 1' })).toBe('Week 1');
    expect(inLanguage('có', '')).toBe('có');
  });
});

describe('bound', () => {
  it.each([
    ['cải cách hành chính thành phố Đà Nẵng năm 2026', 'cải cách hành~chính thành~phố Đà~Nẵng năm~2026'],
    ['phường Hội An Tây', 'phường~Hội An Tây'],
  ])('%s', (text, want) => expect(bound(text).replace(/\u00a0/g, '~')).toBe(want));
});

describe('unbroken', () => {
  it('joins the number of a document', () => expect(unbroken('Nghị định số 118/2025/NĐ-CP ngày 09/6/2025')).toBe('Nghị định số 118/\u20602025/\u2060NĐ-\u2060CP ngày 09/6/2025'));
});
