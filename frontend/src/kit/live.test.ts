import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { live } from './live';

/** An EventSource that does what the test says. */
class Source extends EventTarget {
  static all: Source[] = [];
  onerror: (() => void) | null = null;
  closed = false;
  constructor(readonly url: string) {
    super();
    Source.all.push(this);
  }
  close() {
    this.closed = true;
  }
  say(data: unknown, event = 'board') {
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) }));
  }
}

beforeEach(() => {
  Source.all = [];
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Source);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const options = { events: '/stream', poll: '/api/v1/board', event: 'board', random: () => 0.5 };

describe('live', () => {
  it('holds the newest frame', () => {
    const feed = live<number>(options);
    Source.all[0]!.say(1);
    Source.all[0]!.say(2);
    expect(feed.state.value).toBe(2);
    expect(feed.status.value).toBe('live');
    feed.close();
    expect(Source.all[0]!.closed).toBe(true);
  });

  it('opens again after a loss, a little later', async () => {
    const feed = live<number>(options);
    Source.all[0]!.say(1);
    Source.all[0]!.onerror!();
    expect(feed.status.value).toBe('stale');
    await vi.advanceTimersByTimeAsync(2000);
    expect(Source.all).toHaveLength(2);
    Source.all[1]!.say(5);
    expect(feed.state.value).toBe(5);
    feed.close();
  });

  it('asks for the state while the stream stays away, and sends back the ETag', async () => {
    const tags: (string | undefined)[] = [];
    vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
      tags.push((init.headers as Record<string, string>)['If-None-Match']);
      return tags.length === 1 ? new Response('7', { headers: { ETag: '"v7"' } }) : new Response(null, { status: 304 });
    });
    const feed = live<number>(options);
    Source.all[0]!.onerror!();
    await vi.advanceTimersByTimeAsync(2000);
    Source.all[1]!.onerror!();
    await vi.advanceTimersByTimeAsync(1);
    expect(feed.state.value).toBe(7);
    expect(feed.status.value).toBe('polling');
    await vi.advanceTimersByTimeAsync(10_000);
    Source.all[2]!.onerror!();
    await vi.advanceTimersByTimeAsync(1);
    expect(tags).toEqual([undefined, '"v7"']);
    feed.close();
  });

  it('asks after a long silence, and stays when nothing happened', async () => {
    vi.stubGlobal('fetch', async () => new Response('1'));
    const feed = live<number>(options);
    Source.all[0]!.say(1);
    await vi.advanceTimersByTimeAsync(50_000);
    expect(feed.status.value).toBe('live');
    expect(Source.all).toHaveLength(1);
    feed.close();
  });

  it('opens again when the silence was deafness', async () => {
    vi.stubGlobal('fetch', async () => new Response('2'));
    const feed = live<number>(options);
    Source.all[0]!.say(1);
    await vi.advanceTimersByTimeAsync(50_000);
    expect(feed.state.value).toBe(2);
    expect(Source.all).toHaveLength(2);
    feed.close();
  });

  it('says so when the server is gone', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('gone');
    });
    const feed = live<number>(options);
    Source.all[0]!.say(1);
    await vi.advanceTimersByTimeAsync(45_000);
    expect(feed.status.value).toBe('stale');
    feed.close();
  });

  it('goes when the server says goodbye, and comes back when asked', async () => {
    const feed = live<number>(options);
    Source.all[0]!.say(1);
    Source.all[0]!.say({ retry_ms: 3000 }, 'bye');
    expect(Source.all[0]!.closed).toBe(true);
    await vi.advanceTimersByTimeAsync(6000);
    expect(Source.all).toHaveLength(2);
    feed.close();
  });
});
