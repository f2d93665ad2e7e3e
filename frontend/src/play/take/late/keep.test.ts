import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryStore } from '../../../kit/outbox';
import type { Taking } from '../../../kit/wire';
import { connect, settled } from '../../testing/connect';
import { roundIds } from '../../testing/data';
import { FakeServer } from '../../testing/fake';
import { Paper } from '../paper';
import { copyOf } from './keep';

let server: FakeServer;
let net: ReturnType<typeof connect>;
let paper: Paper;

beforeEach(() => {
  server = new FakeServer();
  server.signIn();
  net = connect(server);
  const taking = server.handle('POST', `/rounds/${roundIds.open}/attempts`).body as Taking;
  paper = new Paper(roundIds.open, structuredClone(taking), memoryStore());
});
afterEach(() => {
  paper.close();
  vi.unstubAllGlobals();
});

describe('the copy on the device', () => {
  it('has what the server has, and leaves what is unsent to the outbox', async () => {
    paper.answer(1, { choice: [1], text: '' });
    await settled();
    net.cut = true;
    paper.answer(2, { choice: [2], text: '' });
    await settled();
    const copy = copyOf(paper);
    expect(copy.questions[0]!.answer).toMatchObject({ revision: 1, choice: [1], receipt: 1024 });
    expect(copy.questions[1]!.answer).toBeUndefined();
  });
  it('never has the token', () => {
    expect(paper.taking.token).not.toBe('');
    expect(copyOf(paper).token).toBe('');
  });
  it('keeps the deadline, also one that the server moved', () => {
    paper.deadline.value += 60_000;
    expect(copyOf(paper).attempt.deadline_ms).toBe(paper.taking.attempt.deadline_ms + 60_000);
  });
  it('keeps the prediction', () => {
    paper.predict(987);
    expect(copyOf(paper).prediction?.value).toBe(987);
  });
});
