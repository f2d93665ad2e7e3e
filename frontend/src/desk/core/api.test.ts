import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Session } from '../../kit/wire';
import { put } from './api';
import { session, sessionEnded } from './session';

const answer = (code: string) => vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ code, title: code, status: 401, type: 'about:blank' }), { status: 401 }));

beforeEach(() => {
  session.value = { id: 's1' } as Session;
  sessionEnded.value = false;
});
afterEach(() => vi.unstubAllGlobals());

it('an ended session signs the desk out, and says so', async () => {
  answer('not_signed_in');
  await expect(put('/desk/password')).rejects.toMatchObject({ code: 'not_signed_in' });
  expect(session.value).toBeNull();
  expect(sessionEnded.value).toBe(true);
});
it('a wrong code or password keeps the person signed in', async () => {
  answer('totp_wrong');
  await expect(put('/desk/totp')).rejects.toMatchObject({ code: 'totp_wrong' });
  expect(session.value).not.toBeNull();
});
