import { expect, it } from 'vitest';
import { makePassword } from './password';

it('makes four groups of four letters that cannot be mistaken', () => {
  let n = 0;
  const password = makePassword((bytes) => bytes.fill((n = (n + 37) % 256)));
  expect(password).toMatch(/^([a-zA-Z0-9]{4}-){3}[a-zA-Z0-9]{4}$/);
  expect(password).not.toMatch(/[0O1lIS5B8]/);
});
it('refuses bytes that would make some letters likelier', () => {
  const given = [255, 250, 0, 49];
  const seen = makePassword((bytes) => bytes.fill(given.shift() ?? 1));
  expect(seen.startsWith('a9b')).toBe(true);
});
