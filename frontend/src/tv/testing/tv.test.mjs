/**
 * Television in a real browser: `node --test src/tv/testing/tv.test.mjs` after
 * the build. One Chromium, one server of scripted states; each test names the
 * requirement that it holds.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { animations, launch, open, shot } from './browser.mjs';
import { odd, stackedData } from './fixtures.mjs';
import { decode, ink } from './png.mjs';
import { scenes } from './scenes.mjs';
import { dist, samples, start, stateOf, themes } from './server.mjs';
import { differing, until } from './steps.mjs';

const inspect = readFileSync(join(import.meta.dirname, 'inspect.js'), 'utf8');
let browser;
let server;
let rev = 100;

before(async () => { browser = await launch(); server = await start(); });
after(async () => { await browser.close(); await server.stop(); });
// A test that failed leaves no page behind that speaks into the next one.
afterEach(async () => { for (const context of browser.contexts()) await context.close(); });

/** Shows a graphic, settled, in place of the one before, whose way out nobody waits for. */
async function visit(page, template, shown = {}, output = 'chinh') {
  const item = `i${++rev}`;
  server.show(stateOf(template, { rev, item, output, ...shown }));
  await page.waitForFunction((i) => {
    document.querySelectorAll('[data-leaving]').forEach((e) => e.remove());
    return document.querySelector(`[data-item="${i}"]`);
  }, item, { polling: 20 });
  return item;
}

const texts = async (page) => {
  await page.evaluate(inspect);
  return page.evaluate(() => window.tvInspect());
};

const outputPage = async (theme) => {
  server.show(stateOf('bug', { rev: ++rev, theme, item: 'first' }));
  return open(browser, server);
};
/** Enough to see that something differs, in a quarter of the time. */
const half = { width: 960, height: 540 };

const colour = (text) => (text.startsWith('#') ? [1, 3, 5].map((i) => parseInt(text.slice(i, i + 2), 16)) : text.match(/[\d.]+/g).slice(0, 3).map(Number));
const light = (c) => colour(c).map((v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4)).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => p - q); return (y + 0.05) / (x + 0.05); };

const least = { question: 36, timer: 28, leaderboard: 28 };
/** The fullest scene of each template. */
const oneOfEach = () => [...new Map(scenes(samples).filter((s) => !s[2].beside).map((scene) => [scene[1], scene])).values()];

const shotOf = async (page) => decode(await shot(page));

for (const theme of Object.keys(themes)) {
  describe(`theme ${theme}`, () => {
    test('TV-13, TV-14, TV-27: texts stand in graphics safe, out of keep-out zones, large enough, readable', async () => {
      const page = await outputPage(theme);
      const problems = [];
      for (const [name, template, shown] of scenes(samples)) {
        await visit(page, template, { theme, ...shown });
        for (const t of await texts(page)) {
          const { left, top, right, bottom } = t.rect;
          // Lines are taller than their letters: a quarter of the size is air above and below.
          const air = t.size * 0.22;
          const where = `${name}: "${t.text}" ${Math.round(left)},${Math.round(top)}–${Math.round(right)},${Math.round(bottom)}`;
          if (left < 95.5 || right > 1824.5 || top + air < 54 || bottom - air > 1026) problems.push(`${where} outside graphics safe`);
          for (const z of template === 'pattern' ? [] : themes[theme].keepOut) if (left < z.x + z.w && z.x < right && top < z.y + z.h && z.y < bottom) problems.push(`${where} in a keep-out zone`);
          if (t.size < (least[template] ?? 28) - 0.1) problems.push(`${where} ${t.size}px is too small`);
          if (t.weight < 500) problems.push(`${where} weight ${t.weight}`);
          if (!t.plate || contrast(t.color, t.plate) < 4.5) problems.push(`${where} ${t.color} on ${t.plate}: ${t.plate ? contrast(t.color, t.plate).toFixed(1) : 'no plate'}`);
        }
      }
      await page.close();
      assert.deepEqual(problems, []);
    });

    test('TV-14: rows, answers, questions and clocks have their own least sizes', async () => {
      const page = await outputPage(theme);
      const size = async (text) => Math.min(...(await texts(page)).filter((t) => t.text.startsWith(text)).map((t) => t.size));
      await visit(page, 'leaderboard', { theme });
      for (const row of samples.leaderboard.rows) assert.ok(await size(row.name.split(' ')[0]) >= 36, row.name);
      await visit(page, 'question', { theme, step: 4 });
      assert.ok(await size('Theo') >= 48);
      assert.ok(await size('50%') >= 44);
      await visit(page, 'timer', { theme, data: { ends_at_ms: { in: 90_000 } } });
      assert.ok(await size('1:') >= 96);
      await visit(page, 'countdown', { theme, data: { ends_at_ms: { in: 90_000 } } });
      assert.ok(await size('1:') >= 96);
      await page.close();
    });

    test('TV-15: no mark of a Vietnamese letter is cut', async () => {
      const page = await outputPage(theme);
      for (const template of Object.keys(samples).filter((t) => t !== 'pattern')) {
        await visit(page, template, { theme, step: 4, data: { ...stackedData(template), ...(template === 'timer' || template === 'countdown' ? { ends_at_ms: 0 } : {}) } });
        const normal = await shot(page);
        await page.evaluate(() => document.querySelectorAll('[data-template]').forEach((g) => { g.shadowRoot.querySelectorAll('*').forEach((e) => { if (!e.hasAttribute('data-bleed')) e.style.setProperty('overflow', 'visible', 'important'); }); }));
        assert.equal(differing(normal, await shot(page)), 0, template);
      }
      await page.close();
    });

    test('TV-28: odd data: nothing overlaps, nothing leaves the safe area, no NaN', async () => {
      const page = await outputPage(theme);
      const problems = [];
      // Once with the whole place, once with a ticker below.
      const beside = odd.filter(([t]) => ['leaderboard', 'unitboard', 'participation', 'question', 'join', 'figures', 'versus'].includes(t)).map((o) => [...o, ['ticker']]);
      for (const [i, [template, data, strip]] of [...odd, ...beside].entries()) {
        await visit(page, template, { theme, step: 4, data, beside: strip });
        const all = await texts(page);
        const box = (t) => ({ l: t.rect.left + 1, r: t.rect.right - 1, t: t.rect.top + t.size * 0.3, b: t.rect.bottom - t.size * 0.3 });
        for (const [k, t] of all.entries()) {
          const where = `${i} ${template}: "${t.text}"`;
          if (/NaN|undefined|null|Infinity/.test(t.text)) problems.push(where);
          const a = box(t);
          if (a.l < 94 || a.r > 1826 || a.t < 54 || a.b > (strip ? 930 : 1026)) problems.push(`${where} outside: ${JSON.stringify(a)}`);
          for (const other of all.slice(k + 1)) {
            const b = box(other);
            if (a.l < b.r && b.l < a.r && a.t < b.b && b.t < a.b) problems.push(`${where} overlaps "${other.text}"`);
          }
        }
      }
      assert.deepEqual(page.problems, []);
      await page.close();
      assert.deepEqual([...new Set(problems)], []);
    });
  });
}

test('TV-01: transparent at rest: before a state, with the line refused, without JavaScript', async () => {
  const page = await open(browser, server, { output: 'trong', wait: false });
  assert.equal(ink(await shotOf(page)), 0);
  await page.close();
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1920, height: 1080 } });
  const bare = await context.newPage();
  await bare.goto(`${server.base}/tv/o/chinh?t=x`);
  assert.equal(ink(await shotOf(bare)), 0);
  await context.close();
});

test('TV-03: a lost line holds the frame; the same revision again moves nothing', async () => {
  server.show(stateOf('leaderboard', { rev: ++rev }));
  const page = await open(browser, server);
  const frame = await shot(page);
  const beats = server.heard.length;
  server.drop();
  assert.equal(differing(frame, await shot(page)), 0);
  await until(() => server.heard.slice(beats).some((m) => m.type === 'probe'), 'the line to come back');
  for (let i = 0; i < 5; i++) {
    assert.equal(await animations(page), 0);
    assert.equal(differing(frame, await shot(page)), 0);
  }
  await page.close();
});

test('TV-04, TV-30: a page that loads late, and a second output, show the same pixels', async () => {
  server.show(stateOf('bug', { rev: ++rev, item: 'first' }));
  const page = await open(browser, server);
  for (const [name, template, shown] of scenes(samples)) {
    if (!['leaderboard', 'question-3', 'question-4', 'podium', 'reveal-row', 'unitboard'].includes(name)) continue;
    await visit(page, template, shown);
    const late = await open(browser, server, { query: '&inst=B' });
    assert.equal(differing(await shot(page), await shot(late)), 0, name);
    await late.close();
  }
  await page.close();
});

test('TV-16, TV-42: packaged fonts only, and not one request to another host', async () => {
  const foreign = [];
  server.show(stateOf('pattern', { rev: ++rev, data: { kind: 'text' } }));
  const page = await open(browser, server, { before: (p) => p.on('request', (r) => { if (!r.url().startsWith(server.base) && !r.url().startsWith('data:')) foreign.push(r.url()); }) });
  const letters = 'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ';
  const missing = await page.evaluate((all) => ['Montserrat', 'Noto Sans', 'Roboto Condensed'].flatMap((f) => [...all + all.toUpperCase()].filter((c) => !document.fonts.check(`700 36px "${f}"`, c)).map((c) => f + c)), letters);
  assert.deepEqual(missing, []);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('DOM.enable');
  await cdp.send('CSS.enable');
  const { root } = await cdp.send('DOM.getDocument', { depth: -1, pierce: true });
  const used = new Set();
  const walk = async (node) => {
    if ((node.children ?? []).some((c) => c.nodeType === 3)) for (const f of (await cdp.send('CSS.getPlatformFontsForNode', { nodeId: node.nodeId })).fonts) used.add(`${f.familyName} ${f.isCustomFont}`);
    for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) await walk(child);
  };
  await walk(root.children.find((c) => c.nodeName === 'HTML').children.find((c) => c.nodeName === 'BODY'));
  assert.deepEqual([...used].map((f) => f.replace(' Thin', '')).sort(), ['Montserrat true', 'Noto Sans true', 'Roboto Condensed true']);
  assert.deepEqual(foreign, []);
  await page.close();
});

test('TV-17: two outputs with wrong clocks and a jittering line show the same digit', async () => {
  const jitter = await start({ latency: () => Math.random() * 100, shift: 5_400_000 });
  const wrong = (ms) => (p) => p.addInitScript((d) => { const real = Date.now; Date.now = () => real() + d; }, ms);
  jitter.show({ ...stateOf('timer', { data: { ends_at_ms: jitter.now() + 600_000 } }) });
  const a = await open(browser, jitter, { before: wrong(3000) });
  const b = await open(browser, jitter, { before: wrong(-3000), query: '&inst=B' });
  const off = (inst, want) => { const last = jitter.heard.filter((m) => m.type === 'beat' && m.inst === inst).pop(); return last ? Math.abs(last.offset_ms - want) : Infinity; };
  await until(() => off('A', 5_400_000 - 3000) <= 50 && off('B', 5_400_000 + 3000) <= 50, 'both clocks within 50 ms', 45_000);
  const digit = (p) => p.evaluate(() => document.querySelector('[data-template]').shadowRoot.querySelector('.digits').textContent);
  let same = 0;
  for (let i = 0; i < 20; i++) {
    const [x, y] = await Promise.all([digit(a), digit(b)]);
    if (x === y) same++;
  }
  // A sample can fall into the few milliseconds between the two changes.
  assert.ok(same >= 18, `${same} of 20`);
  await a.close();
  await b.close();
  await jitter.stop();
});

test('TV-06: panic empties the output at once, and a cleared layer is gone', async () => {
  server.show(stateOf('leaderboard', { rev: ++rev }));
  const page = await open(browser, server);
  const began = Date.now();
  server.show({ ...stateOf('leaderboard', { rev: ++rev }), panic: true });
  await page.waitForFunction(() => getComputedStyle(document.querySelector('.stage')).opacity === '0', undefined, { polling: 10 });
  assert.ok(Date.now() - began < 600, `${Date.now() - began} ms with the test's own delays`);
  assert.equal(ink(await shotOf(page)), 0);
  server.show({ ...stateOf('leaderboard', { rev: ++rev }), layers: {} });
  await page.waitForFunction(() => !document.querySelector('[data-template]'));
  await page.close();
});

test('TV-22: key is alpha, fill is premultiplied, both in one raster', async () => {
  const take = async (query, size) => {
    const page = await open(browser, server, { query, size });
    await page.evaluate(() => document.querySelectorAll('.stage').forEach((s) => s.style.setProperty('opacity', '0.5')));
    const frame = await shotOf(page);
    await page.close();
    return frame;
  };
  server.show(stateOf('lowerthird', { rev: ++rev }));
  const [alpha, key, fill] = [await take(''), await take('&mode=key'), await take('&mode=fill')];
  assert.ok(ink(alpha) > 100_000);
  const off = { key: 0, fill: 0 };
  for (let i = 0; i < alpha.data.length; i += 4) {
    const a = alpha.data[i + 3];
    for (let k = 0; k < 3; k++) {
      off.key = Math.max(off.key, Math.abs(key.data[i + k] - a));
      off.fill = Math.max(off.fill, Math.abs(fill.data[i + k] - (alpha.data[i + k] * a) / 255));
    }
  }
  assert.ok(off.key <= 1 && off.fill <= 1.5, JSON.stringify(off));
  // Round edges, where two drawings could differ: the pair is one.
  server.show(stateOf('countdown', { rev: ++rev, data: { ends_at_ms: 1 } }));
  const pair = await take('&mode=fillkey', { width: 3840, height: 1080 });
  const single = { fill: await take('&mode=fill'), key: await take('&mode=key') };
  let most = 0;
  for (let y = 0; y < 1080; y++) {
    for (let x = 0; x < 1920 * 4; x++) {
      most = Math.max(most, Math.abs(pair.data[y * 15_360 + x] - single.fill.data[y * 7680 + x]), Math.abs(pair.data[y * 15_360 + 7680 + x] - single.key.data[y * 7680 + x]));
    }
  }
  assert.ok(most <= 1, `${most} levels`);
});

test('TV-22: luma paints nothing darker than its threshold, chroma stands on its colour', async () => {
  server.show(stateOf('lowerthird', { rev: ++rev }));
  const page = await open(browser, server, { query: '&mode=luma' });
  const { data } = await shotOf(page);
  let dark = 0;
  for (let i = 0; i < data.length; i += 4) if (data[i] + data[i + 1] + data[i + 2] > 0 && Math.max(data[i], data[i + 1], data[i + 2]) < 20) dark++;
  assert.ok(dark < 2000, `${dark} pixels under the threshold: only edges may be`);
  await page.close();
  const green = await open(browser, server, { query: '&mode=chroma&key=00b140' });
  assert.deepEqual([...(await shotOf(green)).data.slice(0, 4)], [0, 0xb1, 0x40, 255]);
  await green.close();
});

for (const theme of Object.keys(themes)) test(`TV-25: no lone bright or dark line, and a crawl by whole pixels: ${theme}`, async () => {
  server.show(stateOf('bug', { rev: ++rev, item: 'first' }));
  const page = await open(browser, server, { query: '&profile=1080i50' });
  await page.addStyleTag({ content: 'html{background:#606060!important}' });
  const problems = [];
  for (const [name, template, shown] of oneOfEach()) {
    if (template === 'pattern') continue;
    await visit(page, template, { theme, ...shown });
    const { data } = decode(await page.screenshot());
    const luma = (i) => 0.2126 * data[i] + 0.7152 * data[i + 1] + 0.0722 * data[i + 2];
    let worst = 0;
    for (let y = 1; y < 1079; y++) {
      let run = 0;
      for (let x = 0; x < 1920; x++) {
        const i = (y * 1920 + x) * 4;
        const [here, above, below] = [luma(i), luma(i - 7680), luma(i + 7680)];
        const lone = (here - above > 60 && here - below > 60) || (above - here > 60 && below - here > 60);
        run = lone ? run + 1 : 0;
        worst = Math.max(worst, run);
      }
    }
    if (worst > 16) problems.push(`${name}: ${worst} px`);
  }
  assert.deepEqual(problems, []);
  await visit(page, 'ticker', { theme });
  const places = await page.evaluate(async () => {
    const belt = document.querySelector('[data-template="ticker"]').shadowRoot.querySelector('.belt');
    const [crawl] = belt.getAnimations();
    crawl.pause();
    return [10, 30, 50, 70, 210, 1010].map((t) => { crawl.currentTime = t; return new DOMMatrix(getComputedStyle(belt).transform).m41; });
  });
  assert.deepEqual(places.map((x) => Math.abs(x)), [0, 4, 8, 12, 40, 200]);
  await page.close();
});

test('TV-26: an output at rest runs no animation and no frame loop', async () => {
  server.show(stateOf('bug', { rev: ++rev, item: 'first' }));
  const page = await open(browser, server, { before: (p) => p.addInitScript(() => { window.frames_asked = 0; const real = requestAnimationFrame; window.requestAnimationFrame = (f) => { window.frames_asked++; return real(f); }; }) });
  for (const [name, template, shown] of oneOfEach()) {
    if (template === 'ticker') continue;
    await visit(page, template, shown);
    assert.equal(await animations(page), 0, name);
  }
  await until(async () => { const n = await page.evaluate(() => window.frames_asked); await new Promise((r) => setTimeout(r, 300)); return n === (await page.evaluate(() => window.frames_asked)); }, 'the frame count to stand still');
  await page.close();
});

test('a movement is a movement: rows travel between two orders, and stop', async () => {
  const rows = samples.leaderboard.rows;
  const shown = { item: 'bang', rev: ++rev };
  server.show(stateOf('leaderboard', shown));
  const page = await open(browser, server);
  const turned = [rows[1], rows[0], ...rows.slice(2)].map((r, i) => ({ ...r, rank: i + 1 }));
  server.show(stateOf('leaderboard', { ...shown, rev: ++rev, data: { rows: turned } }));
  await until(async () => (await animations(page)) >= 2, 'two rows to move');
  await until(async () => (await animations(page)) === 0, 'them to arrive');
  const moved = await shot(page);
  const fresh = await open(browser, server);
  assert.equal(differing(moved, await shot(fresh)), 0);
  await fresh.close();
  await page.close();
});

test('TV-29: an error in one graphic clears its layer alone, is reported, and the next take works', async () => {
  const good = stateOf('leaderboard', { rev: ++rev });
  server.show({ ...good, layers: { ...good.layers, ...stateOf('bug').layers } });
  const page = await open(browser, server);
  const bad = stateOf('leaderboard', { rev: ++rev, item: 'bad', data: { rows: [null] } });
  const from = server.heard.length;
  server.show({ ...bad, layers: { ...bad.layers, ...stateOf('bug').layers } });
  await page.waitForFunction(() => !document.querySelector('[data-template="leaderboard"]'));
  assert.ok(await page.evaluate(() => !!document.querySelector('[data-template="bug"]')));
  const report = await until(() => server.heard.slice(from).find((m) => m.type === 'beat' && m.errors > 0), 'the report', 4000);
  assert.match(report.last_error, /main/);
  const again = stateOf('leaderboard', { rev: ++rev, item: 'good' });
  server.show({ ...again, layers: { ...again.layers, ...stateOf('bug').layers } });
  await page.waitForFunction(() => document.querySelector('[data-item="good"]'));
  await page.close();
});

test('TV-31: the beat says engine, raster and revision; a small raster can be seen', async () => {
  server.show(stateOf('bug', { rev: ++rev }));
  const from = server.heard.length;
  const page = await open(browser, server, { size: { width: 800, height: 600 } });
  const beat = await until(() => server.heard.slice(from).find((m) => m.type === 'beat' && m.rev === rev), 'a beat');
  assert.deepEqual([beat.w, beat.h, beat.host, beat.build], [800, 600, 'browser', 'test']);
  assert.match(beat.engine, /^Chromium \d+$/);
  assert.ok(server.heard.slice(from).some((m) => m.type === 'ack' && m.rev === rev));
  await page.close();
});

test('TV-35: without a socket the state comes by GET; without a server, from the machine', async () => {
  let down = true;
  const lame = await start({ refuse: () => down });
  lame.show(stateOf('lowerthird', { rev: 7 }));
  const page = await open(browser, lame);
  await until(() => lame.heard.some((m) => m.url?.startsWith('/tv/beat/chinh')), 'a beat by POST');
  await page.route('**/tv/state/**', (route) => route.abort());
  await page.reload();
  await page.waitForFunction(() => document.querySelector('[data-template="lowerthird"]'));
  down = false;
  await page.close();
  await lame.stop();
});

test('TV-36: a hidden OBS source, whose frames stand still, is up to date; its events are the tally', async () => {
  server.show(stateOf('bug', { rev: ++rev, item: 'first' }));
  const page = await open(browser, server, { before: (p) => p.addInitScript(() => { window.obsstudio = { pluginVersion: '2.24' }; }) });
  await page.evaluate(() => { window.requestAnimationFrame = () => 0; window.dispatchEvent(new CustomEvent('obsSourceActiveChanged', { detail: { active: true } })); });
  const from = server.heard.length;
  await visit(page, 'lowerthird');
  const beat = await until(() => server.heard.slice(from).find((m) => m.type === 'beat'), 'a beat');
  assert.deepEqual([beat.host, beat.tally], ['obs', 'program']);
  await page.close();
});

test('TV-38: a time to live ends a graphic while no server is there', async () => {
  const mortal = await start();
  const shown = stateOf('lowerthird', {});
  mortal.show(shown);
  const page = await open(browser, mortal);
  shown.layers.lower.ttl_at_ms = Date.now() + 1500;
  mortal.show({ ...shown, rev: 2 });
  await until(() => mortal.heard.some((m) => m.type === 'ack' && m.rev === 2), 'the time to live to arrive');
  await mortal.stop();
  await page.waitForFunction(() => !document.querySelector('[data-template]'), undefined, { timeout: 8000 });
  assert.equal(ink(await shotOf(page)), 0);
  await page.close();
});

test('TV-41: any raster: the stage whole, the safe area kept, no scroll bars', async () => {
  server.show(stateOf('leaderboard', { rev: ++rev }));
  for (const [w, h] of [[1280, 720], [1920, 1080], [3840, 2160], [1080, 1920], [3333, 1000], [800, 600]]) {
    const page = await open(browser, server, { size: { width: w, height: h } });
    const scale = Math.min(w / 1920, h / 1080);
    const [x0, y0] = [(w - 1920 * scale) / 2, (h - 1080 * scale) / 2];
    for (const { rect, text } of await texts(page)) {
      assert.ok(rect.left >= x0 + 95 * scale && rect.right <= x0 + 1825 * scale && rect.top >= y0 + 50 * scale && rect.bottom <= y0 + 1030 * scale, `${w}×${h}: ${text}`);
    }
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight && getComputedStyle(document.body).overflow === 'hidden'));
    await page.close();
  }
});

test('TV-50: a wall: opaque, larger letters, room for people in front, and pieces that make the whole', async () => {
  server.show(stateOf('leaderboard', { rev: ++rev }));
  const wall = { width: 1600, height: 500 };
  const whole = await open(browser, server, { query: '&profile=led&raise=20', size: wall });
  const frame = await shotOf(whole);
  assert.equal(ink(frame), wall.width * wall.height);
  const scale = (wall.height * 0.8) / 1080;
  for (const t of await texts(whole)) assert.ok(t.rect.bottom <= wall.height * 0.8, `${t.text} hides behind people`);
  const sizes = async (page) => Math.min(...(await texts(page)).filter((t) => samples.leaderboard.rows.some((r) => t.text.startsWith(r.name.split(' ')[0]))).map((t) => t.size));
  const usual = await open(browser, server);
  assert.ok((await sizes(whole)) / scale > (await sizes(usual)) * 1.15, `${(await sizes(whole)) / scale} px against ${await sizes(usual)}`);
  for (const [n, x, y] of [[1, 0, 0], [2, 800, 0], [3, 0, 250], [4, 800, 250]]) {
    const piece = await open(browser, server, { query: `&profile=led&raise=20&tile=${n}@2x2`, size: { width: 800, height: 250 } });
    const { data } = await shotOf(piece);
    let off = 0;
    for (let row = 0; row < 250; row++) for (let i = 0; i < 3200; i++) if (Math.abs(data[row * 3200 + i] - frame.data[(y + row) * 6400 + x * 4 + i]) > 8) off++;
    assert.ok(off < 3200, `piece ${n}: ${off} bytes differ`);
    await piece.close();
  }
});

test('TV-46: the test patterns need no server and are what they say', async () => {
  const page = await open(browser, server, { output: 'khac', query: '&test=bars' });
  const { data } = await shotOf(page);
  const at = (x, y) => [...data.slice((y * 1920 + x) * 4, (y * 1920 + x) * 4 + 4)];
  assert.deepEqual([100, 340, 580, 820, 1060, 1300, 1540].map((x) => at(x, 300)), [[191, 191, 191, 255], [191, 191, 0, 255], [0, 191, 191, 255], [0, 191, 0, 255], [191, 0, 191, 255], [191, 0, 0, 255], [0, 0, 191, 255]]);
  await page.close();
  for (const kind of ['align', 'sync', 'clock', 'text']) {
    const other = await open(browser, server, { output: 'khac', query: `&test=${kind}`, size: half });
    assert.equal(ink(await shotOf(other)), half.width * half.height, kind);
    await other.close();
  }
  const lines = await open(browser, server, { output: 'khac', query: '&test=text&safe=1' });
  assert.ok(await lines.evaluate(() => !!document.querySelector('[data-guide="safe"]')));
  await lines.close();
});

test('TV-09: an engine that cannot run the graphics stays transparent and says so', async () => {
  const old = await start({ broken: true });
  const page = await open(browser, old, { wait: false, before: (p) => p.clock.install() });
  await page.clock.runFor(9000);
  const probe = await until(() => old.heard.find((m) => m.url?.startsWith('/tv/probe/chinh')), 'the probe');
  assert.match(probe.url, /engine=Chromium%20\d+&w=1920&h=1080&error=/);
  assert.equal(ink(await shotOf(page)), 0);
  await page.close();
  await old.stop();
});

test('a strict content policy: the two inline pieces by their hashes, everything else from our host', async () => {
  const html = readFileSync(join(dist, 'tv.html'), 'utf8');
  const hash = (tag) => `'sha256-${createHash('sha256').update(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(html)[1]).digest('base64')}'`;
  const strict = await start({ csp: `default-src 'none'; script-src 'self' ${hash('script')}; style-src ${hash('style')}; font-src 'self'; img-src 'self' data:; connect-src 'self' ws:; frame-ancestors *` });
  strict.show(stateOf('leaderboard'));
  const refused = [];
  const page = await open(browser, strict, { query: '&mode=key', before: (p) => p.on('console', (m) => { if (/Content Security Policy/.test(m.text())) refused.push(m.text()); }) });
  assert.deepEqual(refused, []);
  assert.ok(ink(await shotOf(page)) > 100_000);
  await page.close();
  await strict.stop();
});
