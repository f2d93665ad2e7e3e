/** A newer program under an output that is on air: nothing moves until its build is changed, and then once. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open, settled, shot } from './browser.mjs';
import { decode, difference, ink } from './png.mjs';
import { start, stateOf } from './server.mjs';
import { filmed, later } from './steps.mjs';

let browser;
let server;
let served = 'one';
let touch = String;

before(async () => { browser = await launch(); server = await start({ build: () => served, page: (html) => touch(html) }); });
after(async () => { await browser.close(); await server.stop(); });

const size = { width: 960, height: 540 };
const title = (rev, build) => ({ ...stateOf('title', { rev }), build });
const runs = (page, build) => page.waitForFunction((b) => document.querySelector('meta[name="hoithi-build"]').content === b && !window.tvHost.heir, build, { timeout: 15_000 });
const loadsOf = (page) => { const n = { count: 0 }; page.on('framenavigated', () => n.count++); return n; };

/** The colour of a pixel that the graphic covers. */
const colour = (png) => { const p = decode(png); return [...p.data.slice((Math.round(p.h * 0.8) * p.w + Math.round(p.w / 2)) * 4).slice(0, 3)].join(); };

test('TV-34: an output keeps its build, and changes it by command, without one empty frame', async () => {
  server.show(title(1, 'one'));
  const page = await open(browser, server, { size });
  const loads = loadsOf(page);
  const before = decode(await shot(page));
  assert.ok(ink(before) > 0);

  served = 'two'; // a newer program answers; this output still runs "one"
  server.drop();
  server.show(title(2, 'one'));
  await later(1500);
  assert.equal(await page.evaluate(() => document.querySelector('meta[name="hoithi-build"]').content), 'one', 'a newer program changed the page');

  const frames = await filmed(page, async () => {
    server.show(title(3, 'two'));
    await runs(page, 'two');
    served = 'one'; // and back again, which was loaded once already
    server.show(title(4, 'one'));
    await runs(page, 'one');
  });
  const colours = frames.map(colour);
  assert.ok(colours.length > 0, 'no frame was filmed');
  assert.equal(new Set(colours).size, 1, `while the build changed the picture was ${[...new Set(colours)].join(' | ')}`);
  await settled(page);
  assert.equal(difference(before, decode(await shot(page))).pixels, 0, 'after the change the picture is another');
  assert.equal(await page.evaluate(() => document.querySelectorAll('.stage').length), 1, 'the old picture is still there');
  assert.equal(server.sockets.size, 1, 'the old build still listens');

  server.show(title(5, 'three')); // a build that this server cannot serve
  await later(1500);
  assert.equal(loads.count, 0, 'the page was loaded again');
  const from = server.heard.length;
  await later(2500);
  assert.deepEqual([...new Set(server.heard.slice(from).filter((b) => b.type === 'beat').map((b) => b.build))], ['one'], 'the desk hears one build, the one that runs');
  assert.deepEqual(page.problems, []);
  await page.close();
});

test('TV-34: a build that cannot take over is loaded in the old way, once', async () => {
  served = 'old';
  server.show(title(11, 'old'));
  const page = await open(browser, server, { size });
  const loads = loadsOf(page);
  touch = (html) => html.replace('<meta name="hoithi-heir" content="1" />', ''); // as builds were before
  served = 'older';
  server.show(title(12, 'older'));
  await page.waitForEvent('framenavigated', { timeout: 8000 });
  await settled(page);
  await later(800);
  assert.equal(loads.count, 1);
  assert.ok(ink(decode(await shot(page))) > 0);
  touch = String;
  await page.close();
});

test('the tally that a host told once is known to the build that comes after', async () => {
  served = 'one';
  server.show(title(21, 'one'));
  const page = await open(browser, server, { size, before: (p) => p.addInitScript(() => { window.obsstudio = { pluginVersion: '2.24' }; }) });
  await page.evaluate(() => window.dispatchEvent(new CustomEvent('obsSourceActiveChanged', { detail: { active: true } })));
  served = 'two';
  server.show(title(22, 'two'));
  await runs(page, 'two');
  const beats = () => server.heard.filter((b) => b.type === 'beat' && b.build === 'two' && b.host === 'obs');
  for (const end = Date.now() + 5000; beats().length === 0 && Date.now() < end;) await later(50);
  assert.equal(beats().pop()?.tally, 'program');
  await page.close();
});
