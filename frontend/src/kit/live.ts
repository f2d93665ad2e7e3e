/**
 * The newest state of something on the server. Every frame is a complete
 * state, so a lost one is no loss: Server-Sent Events while they work, the
 * same state by GET with an ETag while they do not.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import { request } from './api';
import { backoff } from './backoff';

/** How the state arrives: pushed, asked for, or not at all for the moment. */
export type LiveStatus = 'connecting' | 'live' | 'polling' | 'stale';

export interface Live<T> {
  readonly state: ReadonlySignal<T | null>;
  readonly status: ReadonlySignal<LiveStatus>;
  /** Milliseconds since 1970 (device clock) when something last arrived; 0 before that. */
  readonly heard: ReadonlySignal<number>;
  close(): void;
}

export interface LiveOptions<T> {
  /** Address of the event stream. */
  events: string;
  /** Address of the same state by GET. */
  poll: string;
  /** Name of the event that carries a frame. */
  event?: string;
  /** Turns the text of a frame into the state; default JSON.parse. */
  read?: (text: string) => T;
  /** Milliseconds between two questions while polling. */
  every?: number;
  random?: () => number;
}

/**
 * After so long without a frame the state is asked for once. Nothing may have
 * happened (the server's heartbeats are comments, which no page can hear), or
 * the stream may be dead without anybody having said so.
 */
const silence = 45_000;
/** After so many failures in a row the state is asked for instead. */
const patience = 2;

export function live<T>(options: LiveOptions<T>): Live<T> {
  const state = signal<T | null>(null);
  const status = signal<LiveStatus>('connecting');
  const heard = signal(0);
  const read = options.read ?? ((text: string) => JSON.parse(text) as T);
  const random = options.random ?? Math.random;
  let source: EventSource | undefined;
  let timers: ReturnType<typeof setTimeout>[] = [];
  let failures = 0;
  let etag = '';
  let last = '';
  let closed = false;

  const later = (ms: number, run: () => void) => timers.push(setTimeout(run, ms));
  const stopTimers = () => {
    timers.forEach(clearTimeout);
    timers = [];
  };

  function take(text: string, how: LiveStatus) {
    last = text;
    state.value = read(text);
    arrived(how);
  }
  function arrived(how: LiveStatus) {
    heard.value = Date.now();
    status.value = how;
  }

  function open() {
    stopTimers();
    source?.close();
    if (closed) return;
    if (typeof EventSource === 'undefined') return void poll();
    source = new EventSource(options.events);
    const alive = () => {
      failures = 0;
      arrived('live');
      stopTimers();
      later(silence, listen);
    };
    source.addEventListener('open', alive);
    source.addEventListener(options.event ?? 'message', (event) => {
      alive();
      take((event as MessageEvent<string>).data, 'live');
    });
    source.addEventListener('bye', (event) => goodbye((event as MessageEvent<string>).data));
    source.onerror = lost;
    later(silence, listen);
  }

  /** A long silence: is it quiet, or are we deaf? */
  async function listen() {
    try {
      const fresh = await ask();
      if (closed) return;
      if (fresh === undefined || fresh === last) {
        arrived('live');
        later(silence, listen);
      } else {
        take(fresh, 'polling');
        open();
      }
    } catch {
      lost();
    }
  }

  /** The state by GET; undefined when it is the one that an earlier GET gave. */
  async function ask(): Promise<string | undefined> {
    const response = await request('GET', options.poll, { headers: etag ? { 'If-None-Match': etag } : {} });
    etag = response.headers.get('ETag') ?? etag;
    return response.status === 304 ? undefined : response.text();
  }

  /** The server restarts and says when to come back; everybody adds a little of their own. */
  function goodbye(text: string) {
    source?.close();
    stopTimers();
    const { retry_ms } = JSON.parse(text || '{}') as { retry_ms?: number };
    later((retry_ms ?? 1000) * (1 + random()), open);
  }

  function lost() {
    source?.close();
    stopTimers();
    if (closed) return;
    failures++;
    status.value = 'stale';
    if (failures >= patience) void poll();
    later(backoff(failures, random, { first: 1000, most: 30_000 }), open);
  }

  async function poll() {
    if (closed) return;
    try {
      const fresh = await ask();
      if (closed || status.peek() === 'live') return;
      if (fresh === undefined) arrived('polling');
      else take(fresh, 'polling');
    } catch {
      status.value = 'stale';
    }
    if (typeof EventSource === 'undefined') later((options.every ?? 4000) * (0.75 + random() / 2), () => void poll());
  }

  function wake() {
    if (document.visibilityState === 'visible' && status.peek() !== 'live') open();
  }

  document.addEventListener('visibilitychange', wake);
  window.addEventListener('online', wake);
  open();
  return {
    state,
    status,
    heard,
    close() {
      closed = true;
      source?.close();
      stopTimers();
      document.removeEventListener('visibilitychange', wake);
      window.removeEventListener('online', wake);
    },
  };
}
