/** Graphics that are on air together, by what they really paint: in both themes no pixel belongs to two of them. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open, shot } from './browser.mjs';
import { decode } from './png.mjs';
import { samples, start, stateOf, themes } from './server.mjs';
import { scenes } from './scenes.mjs';

let browser;
let server;
before(async () => { browser = await launch(); server = await start(); });
after(async () => { await browser.close(); await server.stop(); });

/** Corner with board or card, corner with what is below, name with ticker: `together` of core/layout.ts, whose rectangles have their own test. */
const below = ['ribbon', 'spotlight', 'lowerthird', 'ticker'];
const middle = ['leaderboard', 'unitboard', 'participation', 'question', 'figures', 'title', 'versus', 'join'];
const pairs = [...['timer', 'bug'].flatMap((corner) => [...middle, ...below].map((t) => [corner, t])), ['bug', 'countdown'], ['lowerthird', 'ticker']];
const size = { width: 640, height: 360 }; // as a phone shows it

for (const theme of Object.keys(themes)) {
  test(`graphics that are on air together do not cover each other: ${theme}`, async () => {
    const page = await open(browser, server, { size, wait: false });
    const painted = new Map();
    let rev = 0;
    for (const [, template, shown] of new Map(scenes(samples).map((s) => [s[1], s])).values()) {
      if (!pairs.flat().includes(template)) continue;
      server.show(stateOf(template, { theme, rev: ++rev, item: `i${rev}`, ...shown }));
      await page.waitForFunction((i) => {
        document.querySelectorAll('[data-leaving]').forEach((e) => e.remove());
        return document.querySelector(`[data-item="${i}"]`) && document.fonts.status === 'loaded';
      }, `i${rev}`, { polling: 20 });
      const { data } = decode(await shot(page));
      painted.set(template, Array.from({ length: data.length / 4 }, (_, i) => data[i * 4 + 3] > 8));
      assert.ok(painted.get(template).some(Boolean), `${template} is empty`);
    }
    const covered = pairs.map(([a, b]) => [`${a} and ${b}`, painted.get(a).filter((on, i) => on && painted.get(b)[i]).length]).filter(([, n]) => n > 0);
    assert.deepEqual(covered, []);
    await page.close();
  });
}
