import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryStore } from '../../kit/outbox';
import type { Taking } from '../../kit/wire';
import { roundIds } from '../testing/data';
import { connect, settled } from '../testing/connect';
import { FakeServer } from '../testing/fake';
import { Paper } from './paper';
import { lineOf } from './SaveLine';

let server: FakeServer;
let net: ReturnType<typeof connect>;
const open: Paper[] = [];

beforeEach(() => {
  server = new FakeServer();
  server.signIn();
  net = connect(server);
});
afterEach(() => {
  for (const paper of open.splice(0)) paper.close();
  vi.unstubAllGlobals();
});

function start(store = memoryStore()): Paper {
  const taking = server.handle('POST', `/rounds/${roundIds.open}/attempts`).body as Taking;
  const paper = new Paper(roundIds.open, structuredClone(taking), store);
  open.push(paper);
  return paper;
}

describe('Paper', () => {
  it('shows a choice at once and then its receipt', async () => {
    const paper = start();
    paper.answer(1, { choice: [2], text: '' });
    expect(paper.entry(1).value).toMatchObject({ revision: 1, choice: [2] });
    expect(lineOf(paper, 1).kind).toBe('saving');
    await settled();
    expect(server.answers.get(1)).toMatchObject({ choice: [2], revision: 1 });
    expect(lineOf(paper, 1)).toMatchObject({ kind: 'saved' });
    expect(lineOf(paper, 1).text).toMatch(/biên\snhận\s1024$/);
  });

  it('keeps an answer while the network is away and sends it after', async () => {
    const paper = start();
    net.cut = true;
    paper.answer(1, { choice: [0], text: '' });
    await settled();
    expect(lineOf(paper, 1)).toMatchObject({ kind: 'waiting' });
    net.cut = false;
    window.dispatchEvent(new Event('online'));
    await settled();
    expect(server.answers.get(1)?.choice).toEqual([0]);
    expect(lineOf(paper, 1).kind).toBe('saved');
  });

  it('goes on after a reload with what was unsent', async () => {
    const store = memoryStore();
    const first = start(store);
    net.cut = true;
    first.answer(4, { choice: [1], text: '' });
    await settled();
    first.close();
    net.cut = false;
    const second = start(store);
    expect(second.entry(4).value.choice).toEqual([1]);
    await settled();
    expect(server.answers.get(4)?.choice).toEqual([1]);
  });

  it('believes the newer answer of another device and says so', async () => {
    const here = start();
    here.answer(2, { choice: [0], text: '' });
    await settled();
    server.handle('POST', '/attempts/a1/answers', { position: 2, revision: 2, choice: [3] }, { Authorization: 'Bearer token' });
    here.answer(2, { choice: [1], text: '' });
    await settled();
    expect(here.entry(2).value).toMatchObject({ revision: 2, choice: [3] });
    expect(here.remark.value).toEqual({ what: 'answered_elsewhere', position: 2 });
    here.answer(2, { choice: [1], text: '' });
    await settled();
    expect(server.answers.get(2)).toMatchObject({ revision: 3, choice: [1] });
  });

  it('keeps an answer whose new token could not be fetched', async () => {
    const paper = start();
    const real = server.handle.bind(server);
    let away = true;
    vi.spyOn(server, 'handle').mockImplementation((method, path, body, headers) => {
      if (!away) return real(method, path, body, headers);
      if (path.endsWith('/answers')) return { status: 401, body: { code: 'token_expired', title: '' } };
      // The copy of the device, as the service worker gives it: it has no token.
      return { status: 200, body: { ...(real(method, path, body, headers).body as Taking), token: '' } };
    });
    paper.answer(1, { choice: [1], text: '' });
    await settled();
    expect(lineOf(paper, 1)).toMatchObject({ kind: 'waiting' });
    away = false;
    window.dispatchEvent(new Event('online'));
    await settled();
    expect(server.answers.get(1)?.choice).toEqual([1]);
  });

  it('knows at once that an attempt has ended, on another device or before a reload', async () => {
    const taking = server.handle('POST', `/rounds/${roundIds.open}/attempts`).body as Taking;
    const paper = new Paper(roundIds.open, { ...taking, attempt: { ...taking.attempt, ended_ms: taking.now_ms } }, memoryStore());
    open.push(paper);
    expect(paper.ended.value).toBe('elsewhere');
    paper.answer(1, { choice: [1], text: '' });
    await settled();
    expect(server.answers.size).toBe(0);
  });

  it('fetches a new token when the old one is refused', async () => {
    const paper = start();
    const real = server.handle.bind(server);
    let refused = false;
    vi.spyOn(server, 'handle').mockImplementation((method, path, body, headers) => {
      if (path.endsWith('/answers') && !refused) {
        refused = true;
        return { status: 401, body: { code: 'token_expired', title: '' } };
      }
      return real(method, path, body, headers);
    });
    paper.answer(1, { choice: [1], text: '' });
    await settled();
    expect(server.answers.get(1)?.choice).toEqual([1]);
    expect(net.calls).toContain(`GET /api/v1/rounds/${roundIds.open}/attempts/current`);
  });

  it('takes back an answer that arrived too late', async () => {
    let now = Date.now();
    server = new FakeServer(() => now);
    server.signIn();
    net = connect(server);
    const paper = start();
    now += server.limit + 5000;
    paper.answer(1, { choice: [1], text: '' });
    await settled();
    expect(paper.ended.value).toBe('elsewhere');
    expect(paper.remark.value?.what).toBe('answer_late');
  });

  it('does not change a final answer', async () => {
    server.revise = false;
    const paper = start();
    paper.answer(1, { choice: [1], text: '' });
    await settled();
    paper.answer(1, { choice: [2], text: '' });
    expect(paper.entry(1).value.choice).toEqual([1]);
    expect(paper.locked(1)).toBe(true);
  });

  it('counts what is missing', () => {
    const paper = start();
    expect(paper.missing.value).toHaveLength(15);
    paper.answer(3, { choice: [0], text: '' });
    expect(paper.missing.value).not.toContain(3);
    paper.answer(3, { choice: [], text: '' });
    expect(paper.missing.value).toContain(3);
  });

  it('refuses blanks unless they are allowed, then ends', async () => {
    const paper = start();
    paper.answer(1, { choice: [0], text: '' });
    await expect(paper.submit(false)).rejects.toMatchObject({ code: 'blanks_left' });
    expect(paper.ended.value).toBe('no');
    await paper.submit(true);
    expect(paper.ended.value).toBe('submitted');
    expect(server.attempt?.state).toBe('ended');
  });

  it('sends the last answers before it hands the paper in', async () => {
    const paper = start();
    paper.answer(1, { choice: [0], text: '' });
    paper.predict(987);
    await paper.submit(true);
    expect(server.answers.get(1)?.choice).toEqual([0]);
    expect(server.prediction).toBe(987);
  });

  it('goes on when the server gave more time', async () => {
    let now = Date.now();
    server = new FakeServer(() => now);
    server.signIn();
    net = connect(server);
    const paper = start();
    server.attempt = { ...server.attempt!, deadline_ms: now + 3_600_000 };
    await expect(paper.timeUp()).resolves.toBe(false);
    expect(paper.ended.value).toBe('no');
    expect(paper.deadline.value).toBe(now + 3_600_000);
  });

  it('is over at the deadline', async () => {
    let now = Date.now();
    server = new FakeServer(() => now);
    server.signIn();
    net = connect(server);
    const paper = start();
    now += server.limit + 2500;
    await expect(paper.timeUp()).resolves.toBe(true);
    expect(paper.ended.value).toBe('time');
  });

  it('opens a question that has its own clock', async () => {
    server.perQuestion = 20_000;
    const paper = start();
    expect(paper.questions.value[0]).toMatchObject({ stem: '', options: [] });
    await paper.open(1);
    expect(paper.questions.value[0]?.options.length).toBeGreaterThan(1);
    expect(paper.questions.value[0]?.opened_ms).toBeTypeOf('number');
  });
});

describe('two tabs', () => {
  it('show the same answer', async () => {
    const one = start();
    const two = start();
    one.answer(5, { choice: [1], text: '' });
    await vi.waitFor(() => expect(two.entry(5).value).toMatchObject({ choice: [1], saved: { receipt: 1024 } }));
  });
  it('both hear the end', async () => {
    const one = start();
    const two = start();
    await one.submit(true);
    await vi.waitFor(() => expect(two.ended.value).toBe('elsewhere'));
  });
});
