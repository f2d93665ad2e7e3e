import { afterEach, describe, expect, it, vi } from 'vitest';
import { address, api, ApiError, retrying } from './api';

afterEach(() => vi.unstubAllGlobals());

function answer(status: number, body: unknown, headers: Record<string, string> = {}) {
  const fetch = vi.fn(async () => new Response(body === undefined ? null : JSON.stringify(body), { status, headers }));
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

describe('api', () => {
  it('names the language and sends JSON', async () => {
    const fetch = answer(200, { ok: true });
    await api.post('/rounds/1/attempts', { a: 1 });
    const [url, init] = fetch.mock.calls[0] as unknown as [string, RequestInit];
    expect(url).toBe('/api/v1/rounds/1/attempts');
    expect(init.body).toBe('{"a":1}');
    expect((init.headers as Record<string, string>)['Accept-Language']).toBe('vi');
  });
  it('turns problem details into an ApiError', async () => {
    answer(409, { code: 'stale_revision', title: 'Có câu trả lời mới hơn', detail: { revision: 4 } });
    const error = await api.get('/x').catch((e: unknown) => e as ApiError);
    expect(error).toMatchObject({ status: 409, code: 'stale_revision', message: 'Có câu trả lời mới hơn', transient: false, detail: { revision: 4 } });
  });
  it('names the wrong fields', async () => {
    answer(422, { code: 'invalid', fields: [{ name: 'phone', code: 'phone_invalid', message: 'Số điện thoại chưa đúng' }] });
    const error = (await api.post('/x').catch((e: unknown) => e)) as ApiError;
    expect(error.field('phone')).toBe('Số điện thoại chưa đúng');
    expect(error.field('name')).toBeUndefined();
  });
  it('survives a proxy that answers in HTML', async () => {
    vi.stubGlobal('fetch', async () => new Response('<html>', { status: 502, headers: { 'Retry-After': '3' } }));
    const error = await api.get('/x').catch((e: unknown) => e as ApiError);
    expect(error).toMatchObject({ code: 'http_502', transient: true, retryAfter: 3000 });
  });
  it('says offline when no answer comes', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('failed');
    });
    await expect(api.get('/x')).rejects.toMatchObject({ code: 'offline', status: 0 });
  });
  it('gives nothing for 204', async () => {
    answer(204, undefined);
    await expect(api.delete('/x')).resolves.toBeUndefined();
  });
});

describe('address', () => {
  it.each([
    [address('/contests'), '/api/v1/contests'],
    [address('/a', { q: 'Đà Nẵng', offset: 0, none: undefined, empty: '' }), '/api/v1/a?q=%C4%90%C3%A0+N%E1%BA%B5ng&offset=0'],
    [address('/api/v1/time'), '/api/v1/time'],
  ])('%s', (got, want) => expect(got).toBe(want));
});

describe('retrying', () => {
  it('repeats what may pass and stops at what will not', async () => {
    let calls = 0;
    const run = async () => {
      calls++;
      throw calls < 3 ? new ApiError(503, 'busy', '', [], 1) : new ApiError(403, 'no', '');
    };
    vi.useFakeTimers();
    const result = expect(retrying(run, { random: () => 0 })).rejects.toMatchObject({ code: 'no' });
    await vi.runAllTimersAsync();
    await result;
    vi.useRealTimers();
    expect(calls).toBe(3);
  });
});
