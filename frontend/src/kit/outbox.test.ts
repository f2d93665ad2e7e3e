import { describe, expect, it, vi } from 'vitest';
import { ApiError } from './api';
import { memoryStore, Outbox, type Store } from './outbox';

interface Item {
  position: number;
  revision: number;
  choice: number[];
}

const offline = () => new ApiError(0, 'offline', 'no network');

/** A server that can be cut off, and a clock that only moves when told. */
function world(store: Store = memoryStore()) {
  const got: Item[] = [];
  const timers: { ms: number; run: () => void }[] = [];
  const server = { fail: undefined as (() => ApiError) | undefined };
  const box = new Outbox<Item, string>({
    owner: 'a1',
    store,
    random: () => 0.5,
    later: (ms, run) => {
      const t = { ms, run };
      timers.push(t);
      return () => void timers.splice(timers.indexOf(t), timers.includes(t) ? 1 : 0);
    },
    send: async (item) => {
      if (server.fail) throw server.fail();
      got.push(item);
      return `R${item.position}.${item.revision}`;
    },
  });
  const tick = () => timers.shift()?.run();
  const settle = () => new Promise<void>((resolve) => setTimeout(resolve));
  return { box, got, timers, server, tick, settle, store };
}

describe('Outbox', () => {
  it('sends at once and keeps the receipt', async () => {
    const w = world();
    w.box.put({ position: 3, revision: 1, choice: [0] });
    expect(w.box.state(3).value).toEqual({ kind: 'saving' });
    await w.settle();
    expect(w.box.state(3).value).toEqual({ kind: 'saved', receipt: 'R3.1' });
    expect(w.box.pending.value).toBe(0);
    expect(w.store.length).toBe(0);
  });

  it('keeps the answer without network and sends it after the wait', async () => {
    const w = world();
    w.server.fail = offline;
    w.box.put({ position: 1, revision: 1, choice: [2] });
    await w.settle();
    expect(w.box.state(1).value).toEqual({ kind: 'waiting' });
    expect(w.store.length).toBe(1);
    w.server.fail = undefined;
    w.tick();
    await w.settle();
    expect(w.got).toHaveLength(1);
    expect(w.box.pending.value).toBe(0);
  });

  it('sends only the newest answer of a position', async () => {
    const w = world();
    w.server.fail = offline;
    w.box.put({ position: 1, revision: 1, choice: [0] });
    w.box.put({ position: 1, revision: 3, choice: [1] });
    w.box.put({ position: 1, revision: 2, choice: [2] });
    await w.settle();
    w.server.fail = undefined;
    w.box.wake();
    await w.settle();
    expect(w.got).toEqual([{ position: 1, revision: 3, choice: [1] }]);
  });

  it('does not call a newer answer saved when an older one arrives', async () => {
    const w = world();
    w.box.put({ position: 1, revision: 1, choice: [0] });
    w.box.put({ position: 1, revision: 2, choice: [1] });
    await w.settle();
    expect(w.got.map((i) => i.revision)).toContain(2);
    expect(w.box.state(1).value).toEqual({ kind: 'saved', receipt: 'R1.2' });
  });

  it('survives a reload', async () => {
    const first = world();
    first.server.fail = offline;
    first.box.put({ position: 7, revision: 4, choice: [1] });
    await first.settle();
    first.box.close();
    const second = world(first.store);
    await second.settle();
    expect(second.got).toEqual([{ position: 7, revision: 4, choice: [1] }]);
  });

  it('waits as long as the server asks', async () => {
    const w = world();
    w.server.fail = () => new ApiError(503, 'busy', 'full', [], 9000);
    w.box.put({ position: 1, revision: 1, choice: [0] });
    await w.settle();
    expect(w.timers[0]?.ms).toBe(9000);
  });

  it('gives up an answer that the server refuses, and goes on with the rest', async () => {
    const w = world();
    w.server.fail = () => {
      w.server.fail = undefined;
      return new ApiError(409, 'stale_revision', 'newer exists');
    };
    w.box.put({ position: 1, revision: 1, choice: [0] });
    w.box.put({ position: 2, revision: 1, choice: [0] });
    await w.settle();
    expect(w.box.state(1).value).toMatchObject({ kind: 'refused' });
    expect(w.box.state(2).value).toEqual({ kind: 'saved', receipt: 'R2.1' });
  });

  it('drops what it cannot read on the device', () => {
    const store = memoryStore();
    store.setItem('hoithi.outbox.a1.5', '{broken');
    expect(world(store).box.pending.value).toBe(0);
    expect(store.length).toBe(0);
  });

  it('settles when the last answer is with the server', async () => {
    const w = world();
    w.box.put({ position: 1, revision: 1, choice: [0] });
    await expect(w.box.settle(5000)).resolves.toBe(true);
  });

  it('goes on from memory when the device refuses to store', async () => {
    const store = memoryStore();
    vi.spyOn(store, 'setItem').mockImplementation(() => {
      throw new Error('quota');
    });
    const w = world(store);
    w.box.put({ position: 1, revision: 1, choice: [0] });
    await w.settle();
    expect(w.got).toHaveLength(1);
  });
});
