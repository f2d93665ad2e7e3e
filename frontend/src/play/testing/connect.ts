import { vi } from 'vitest';
import type { FakeServer } from './fake';

/** Puts a fake server behind fetch. `cut` takes the network away and gives it back. */
export function connect(server: FakeServer) {
  const net = { cut: false, calls: [] as string[] };
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    if (net.cut) throw new TypeError('network is away');
    const method = init.method ?? 'GET';
    net.calls.push(`${method} ${url}`);
    const answer = server.handle(method, String(url).replace('/api/v1', ''), init.body ? JSON.parse(String(init.body)) : undefined, init.headers as Record<string, string>);
    return new Response(answer.body === undefined ? null : JSON.stringify(answer.body), { status: answer.status, headers: answer.headers });
  });
  return net;
}

/** Lets everything that is already under way finish. */
export const settled = () => new Promise<void>((resolve) => setTimeout(resolve));
