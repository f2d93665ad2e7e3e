import { describe, expect, it } from 'vitest';
import { match } from './router';

describe('match', () => {
  const cases: [string, string, Record<string, string> | undefined][] = [
    ['/', '/', {}],
    ['/c/:slug', '/c/hue-2025', { slug: 'hue-2025' }],
    ['/c/:slug', '/c/hue-2025/', { slug: 'hue-2025' }],
    ['/c/:slug', '/c/hue-2025/rules', undefined],
    ['/c/:slug/rules', '/c/a%20b/rules', { slug: 'a b' }],
    ['/r/:round', '/c/x', undefined],
    ['/desk/*', '/desk/a/b', { rest: 'a/b' }],
    ['/c/:slug', '/c/%E0%A4%A', { slug: '%E0%A4%A' }],
  ];
  for (const [pattern, at, want] of cases) {
    it(`${pattern} against ${at}`, () => expect(match(pattern, at)).toEqual(want));
  }
});
