/**
 * Answers on their way to the server. Each is written to the device before it
 * is sent, so a reload, a closed tab or a minute without network loses
 * nothing. Only the newest answer of a position matters.
 */
import { signal, type Signal } from '@preact/signals';
import { ApiError } from './api';
import { backoff } from './backoff';

/** What every item of an outbox has. */
export interface Outgoing {
  /** The place in the paper. */
  position: number;
  /** Grows with every change of that place. */
  revision: number;
}

/** Where an item is. `waiting` means: kept here, will be sent again by itself. */
export type SendState<R> =
  | { kind: 'saving' }
  | { kind: 'saved'; receipt: R }
  | { kind: 'waiting' }
  | { kind: 'refused'; error: ApiError };

/** The part of localStorage that an outbox uses. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export interface OutboxOptions<T extends Outgoing, R> {
  /** Whose answers these are: the attempt's id. Part of every key on the device. */
  owner: string;
  send(item: T): Promise<R>;
  /** Called when the server has an item. */
  onSaved?(item: T, receipt: R): void;
  /** Called when the server will never take an item. */
  onRefused?(item: T, error: ApiError): void;
  store?: Store;
  random?: () => number;
  /** Runs something later and returns how to cancel it; replaced in tests. */
  later?(ms: number, run: () => void): () => void;
}

export class Outbox<T extends Outgoing, R> {
  /** How many answers the server does not have yet. */
  readonly pending = signal(0);
  private readonly states = new Map<number, Signal<SendState<R> | undefined>>();
  private readonly items = new Map<number, T>();
  private readonly store: Store;
  private readonly later: (ms: number, run: () => void) => () => void;
  private cancel: (() => void) | undefined;
  private sending = false;
  private failures = 0;
  private closed = false;

  constructor(private readonly options: OutboxOptions<T, R>) {
    this.store = options.store ?? deviceStore();
    this.later = options.later ?? timer;
    for (const item of stored<T>(this.store, this.prefix)) this.keep(item, 'waiting');
    this.wake = this.wake.bind(this);
    window.addEventListener('online', this.wake);
    if (this.items.size > 0) this.wake();
  }

  /** The state of a position; undefined when nothing was sent from here. */
  state(position: number): Signal<SendState<R> | undefined> {
    let state = this.states.get(position);
    if (!state) this.states.set(position, (state = signal(undefined)));
    return state;
  }

  /** Unsent answers, oldest position first. */
  unsent(): T[] {
    return [...this.items.values()].sort((a, b) => a.position - b.position);
  }

  /** Keeps an answer on the device and sends it. An older revision is ignored. */
  put(item: T): void {
    const known = this.items.get(item.position);
    if (known && known.revision >= item.revision) return;
    try {
      this.store.setItem(this.key(item.position), JSON.stringify(item));
    } catch {
      // A full or forbidden store: the answer still goes out from memory.
    }
    this.keep(item, 'saving');
    this.wake();
  }

  /** Tries now instead of after the wait. */
  wake(): void {
    this.cancel?.();
    this.cancel = undefined;
    void this.drain();
  }

  /** Resolves once nothing is waiting, or after `ms`; true when everything is with the server. */
  async settle(ms: number): Promise<boolean> {
    this.wake();
    if (this.items.size === 0) return true;
    await new Promise<void>((resolve) => {
      const stop = this.pending.subscribe((n) => {
        if (n === 0) done();
      });
      const cancel = this.later(ms, () => done());
      const done = () => {
        cancel();
        queueMicrotask(() => stop());
        resolve();
      };
    });
    return this.items.size === 0;
  }

  /** Forgets everything of this owner: the attempt is over. */
  clear(): void {
    for (const position of [...this.items.keys()]) this.drop(position);
  }

  /** Stops sending; what is unsent stays on the device. */
  close(): void {
    this.closed = true;
    this.cancel?.();
    window.removeEventListener('online', this.wake);
  }

  private async drain(): Promise<void> {
    if (this.sending || this.closed) return;
    this.sending = true;
    try {
      for (let item = this.next(); item && !this.closed; item = this.next()) {
        if (!(await this.deliver(item))) break;
      }
    } finally {
      this.sending = false;
    }
  }

  /** Sends one item; false when the road is closed for now. */
  private async deliver(item: T): Promise<boolean> {
    try {
      const receipt = await this.options.send(item);
      this.failures = 0;
      if (this.settled(item)) this.state(item.position).value = { kind: 'saved', receipt };
      this.options.onSaved?.(item, receipt);
      return true;
    } catch (cause) {
      const error = cause instanceof ApiError ? cause : new ApiError(0, 'offline', String(cause));
      if (error.transient) return this.postpone(error);
      if (this.settled(item)) this.state(item.position).value = { kind: 'refused', error };
      this.options.onRefused?.(item, error);
      return true;
    }
  }

  private postpone(error: ApiError): false {
    this.failures++;
    for (const position of this.items.keys()) this.state(position).value = { kind: 'waiting' };
    const wait = Math.max(error.retryAfter ?? 0, backoff(this.failures, this.options.random ?? Math.random));
    this.cancel?.();
    this.cancel = this.later(wait, () => this.wake());
    return false;
  }

  /** Takes a delivered item out, unless a newer one took its place meanwhile. */
  private settled(item: T): boolean {
    if (this.items.get(item.position)?.revision !== item.revision) return false;
    this.drop(item.position);
    return true;
  }

  private next(): T | undefined {
    return this.items.values().next().value;
  }

  private keep(item: T, kind: 'saving' | 'waiting'): void {
    this.items.delete(item.position); // a changed answer goes to the end of the queue
    this.items.set(item.position, item);
    this.state(item.position).value = { kind };
    this.pending.value = this.items.size;
  }

  private drop(position: number): void {
    this.items.delete(position);
    this.store.removeItem(this.key(position));
    this.pending.value = this.items.size;
  }

  private get prefix(): string {
    return `hoithi.outbox.${this.options.owner}.`;
  }

  private key(position: number): string {
    return this.prefix + position;
  }
}

/** Reads what an earlier page left. What cannot be read is thrown away. */
function stored<T extends Outgoing>(store: Store, prefix: string): T[] {
  const keys = Array.from({ length: store.length }, (_, i) => store.key(i)).filter((k) => k?.startsWith(prefix)) as string[];
  const items: T[] = [];
  for (const key of keys) {
    try {
      items.push(JSON.parse(store.getItem(key) ?? '') as T);
    } catch {
      store.removeItem(key);
    }
  }
  return items;
}

function timer(ms: number, run: () => void): () => void {
  const id = setTimeout(run, ms);
  return () => clearTimeout(id);
}

/** localStorage, or memory where the browser forbids it. */
export function deviceStore(): Store {
  try {
    localStorage.setItem('hoithi.probe', '1');
    localStorage.removeItem('hoithi.probe');
    return localStorage;
  } catch {
    return memoryStore();
  }
}

/** A store that lasts as long as the page. */
export function memoryStore(): Store {
  const map = new Map<string, string>();
  return {
    get length() {
      return map.size;
    },
    key: (i) => [...map.keys()][i] ?? null,
    getItem: (k) => map.get(k) ?? null,
    setItem: (k, v) => void map.set(k, v),
    removeItem: (k) => void map.delete(k),
  };
}
