/** Graphics that are on air together, by what they really paint: in both themes no pixel belongs to two of them. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { animations, launch, open, shot } from './browser.mjs';
import { decode, difference } from './png.mjs';
import { samples, start, stateOf, themes } from './server.mjs';
import { scenes } from './scenes.mjs';

let browser;
let server;
before(async () => { browser = await launch(); server = await start(); });
after(async () => { await browser.close(); await server.stop(); });

/** Corner with board or card, corner with what is below, name with ticker: `together` of core/layout.ts, whose rectangles have their own test. */
const below = ['ribbon', 'spotlight', 'lowerthird', 'ticker'];
const middle = ['leaderboard', 'unitboard', 'participation', 'question', 'figures', 'title', 'versus', 'join'];
const pairs = [...['timer', 'bug'].flatMap((corner) => [...middle, ...below].map((t) => [corner, t])), ['bug', 'countdown'], ['lowerthird', 'ticker'], ['timer', 'bug']];
/** These stand in a strip's way when they have the picture to themselves, and make room when they do not. */
const yielding = [...middle, 'countdown', 'spotlight'];
const size = { width: 640, height: 360 }; // as a phone shows it

let rev = 0;
/** Shows states one after the other, each settled when it is there. */
async function paint(page, state) {
  rev++;
  server.show({ ...state, rev });
  const items = Object.values(state.layers).map((l) => l.item);
  await page.waitForFunction((all) => {
    document.querySelectorAll('[data-leaving]').forEach((e) => e.remove());
    return all.every((i) => document.querySelector(`[data-item="${i}"]`)) && document.fonts.status === 'loaded';
  }, items, { polling: 20 });
}
const fullest = () => new Map(scenes(samples).filter((s) => !s[2].beside).map((s) => [s[1], s])).values();
const inked = async (page) => {
  const { data } = decode(await shot(page));
  return Array.from({ length: data.length / 4 }, (_, i) => data[i * 4 + 3] > 8);
};
const shared = (a, b) => a.filter((on, i) => on && b[i]).length;

for (const theme of Object.keys(themes)) {
  test(`graphics that are on air together do not cover each other: ${theme}`, async () => {
    const page = await open(browser, server, { size, wait: false });
    const painted = new Map();
    for (const [, template, shown] of fullest()) {
      if (!pairs.flat().includes(template)) continue;
      await paint(page, stateOf(template, { theme, item: `i${rev}`, ...shown }));
      painted.set(template, await inked(page));
      assert.ok(painted.get(template).some(Boolean), `${template} is empty`);
    }
    const covered = pairs.map(([a, b]) => [`${a} and ${b}`, shared(painted.get(a), painted.get(b))]).filter(([, n]) => n > 0);
    assert.deepEqual(covered, []);
    await page.close();
  });

  test(`everything makes room for a ticker and for a ribbon: ${theme}`, async () => {
    const page = await open(browser, server, { size, wait: false });
    const strips = new Map();
    for (const strip of ['ticker', 'ribbon']) {
      await paint(page, stateOf(strip, { theme, item: `i${rev}` }));
      strips.set(strip, await inked(page));
    }
    const covered = [];
    for (const [, template, shown] of fullest()) {
      if (!yielding.includes(template)) continue;
      for (const [strip, ink] of strips) {
        const main = Object.values(stateOf(template, { theme, ...shown }).layers)[0];
        await paint(page, { ...stateOf(strip, { theme, item: `s${rev}` }), layers: { lower: Object.values(stateOf(strip, { theme, item: `s${rev}` }).layers)[0], main: { ...main, item: `m${rev}` } } });
        await page.evaluate((t) => { document.querySelector(`[data-template="${t}"]`).style.visibility = 'hidden'; }, strip);
        const n = shared(await inked(page), ink);
        if (n > 0) covered.push(`${template} and ${strip}: ${n}`);
      }
    }
    assert.deepEqual(covered, []);
    await page.close();
  });
}

test('a board moves up for a ticker, comes back when it has gone, and a late page sees the same', async () => {
  const page = await open(browser, server, { wait: false });
  const board = stateOf('leaderboard', { item: 'board' });
  const news = (more) => ({ ...board, layers: { ...board.layers, lower: { ...stateOf('ticker', { item: 'news', data: { items: ['Một tin ngắn'] } }).layers.lower, ...more } } });
  const settled = async () => { await page.waitForTimeout(200); while ((await animations(page)) > 0) await page.waitForTimeout(50); return shot(page); };
  await paint(page, board);
  const alone = await settled();
  await paint(page, news());
  const beside = await settled();
  assert.ok(difference(decode(alone), decode(beside)).pixels > 50_000, 'the board stayed where it was');
  const late = await open(browser, server, {});
  assert.ok(beside.equals(await shot(late)), 'a page that came late shows another board');
  await late.close();
  // Its time ends while no server says so.
  rev++;
  server.show({ ...news({ ttl_at_ms: Date.now() + 700 }), rev });
  await page.waitForFunction(() => !document.querySelector('[data-template="ticker"]'), undefined, { polling: 50 });
  assert.ok(alone.equals(await settled()), 'the board did not come back');
  await page.close();
});
