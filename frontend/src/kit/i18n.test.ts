import { afterEach, describe, expect, it } from 'vitest';
import { fill, locale, messages, setLocale } from './i18n';

afterEach(() => setLocale('vi', false));

describe('fill', () => {
  it.each([
    ['{n} câu', { n: 3 }, '3 câu'],
    ['{n} {n|question|questions}', { n: 1 }, '1 question'],
    ['{n} {n|question|questions}', { n: 2 }, '2 questions'],
    ['no {name}', {}, 'no {name}'],
  ] as [string, Record<string, string | number>, string][])('%s', (text, values, want) => expect(fill(text, values)).toBe(want));
});

describe('messages', () => {
  const t = messages({ left: 'Còn {n} câu', send: 'Nộp bài' }, async () => ({
    default: { left: '{n} {n|question|questions} left', send: 'Submit' },
  }));
  it('speaks Vietnamese first and English once it is here', async () => {
    expect(t('left', { n: 2 })).toBe('Còn 2 câu');
    await setLocale('en', false);
    expect(t('left', { n: 2 })).toBe('2 questions left');
    expect(t('send')).toBe('Submit');
    expect(document.documentElement.lang).toBe('en');
  });
  it('keeps Vietnamese when English cannot be fetched', async () => {
    messages({ a: 'a' }, () => Promise.reject(new Error('offline')));
    await expect(setLocale('en', false)).rejects.toThrow();
    expect(locale.value).toBe('vi');
  });
});
