import { describe, expect, it } from 'vitest';
import { BuildWatch } from './build';

/** How often a page of build "one" loads again while it is told these and the server answers so; "" is no answer. */
async function reloads(told: string[], served: string[], own = 'one'): Promise<number> {
  let n = 0;
  const waiting: (() => void)[] = [];
  const watch = new BuildWatch({
    own, change: () => n++, later: (job) => waiting.push(job),
    served: async () => { const s = served.shift(); if (!s) throw new Error('no answer'); return { build: s, page: '' }; },
  });
  for (const build of told) { watch.hear(build); await Promise.resolve(); }
  for (let i = 0; i < 10; i++) { waiting.splice(0).forEach((job) => job()); await Promise.resolve(); await Promise.resolve(); }
  return n;
}

describe('BuildWatch', () => {
  it('stays while the output runs its build', async () => expect(await reloads(['one', 'one'], [])).toBe(0));
  it('loads again, once, when the output is put on another', async () => expect(await reloads(['one', 'two', 'two'], ['two', 'two'])).toBe(1));
  it('loads again when the change came before the line was open', async () => expect(await reloads(['two'], ['two'])).toBe(1));
  it('stays when the server can only serve the same page again', async () => expect(await reloads(['two', 'two'], ['one', 'one'])).toBe(0));
  it('waits for a server that does not answer', async () => expect(await reloads(['one', 'two'], ['', '', 'two'])).toBe(1));
  it('forgets a change that was taken back meanwhile', async () => expect(await reloads(['one', 'two', 'one'], ['', 'two'])).toBe(0));
  it('a kit, or an output of no build, has none to change', async () => {
    expect(await reloads(['one', 'two'], ['two'], '')).toBe(0);
    expect(await reloads(['one', ''], ['two'])).toBe(0);
  });
});
