/** A newer program under an output that is on air: nothing moves until its build is changed, and then once. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open, settled, shot } from './browser.mjs';
import { decode, difference, ink } from './png.mjs';
import { start, stateOf } from './server.mjs';

let browser;
let server;
let served = 'one';

before(async () => { browser = await launch(); server = await start({ build: () => served }); });
after(async () => { await browser.close(); await server.stop(); });

const title = (rev, build) => ({ ...stateOf('title', { rev }), build });
const later = (ms) => new Promise((done) => setTimeout(done, ms));

test('TV-34: an output keeps its build, and changes it once, by command', async () => {
  server.show(title(1, 'one'));
  const page = await open(browser, server, { size: { width: 960, height: 540 } });
  let loads = 0;
  page.on('framenavigated', () => loads++);
  const before = decode(await shot(page));
  assert.ok(ink(before) > 0);

  served = 'two'; // a newer program answers; this output still runs "one"
  server.drop();
  server.show(title(2, 'one'));
  await later(1500);
  assert.equal(loads, 0, 'a newer program made the page load again');

  server.show(title(3, 'two'));
  await page.waitForEvent('framenavigated', { timeout: 8000 });
  await settled(page);
  assert.equal(await page.evaluate(() => document.querySelector('meta[name="hoithi-build"]').content), 'two');
  assert.equal(difference(before, decode(await shot(page))).pixels, 0, 'after the change the picture is another');

  server.show(title(4, 'three')); // a build that this server cannot serve
  await later(1500);
  assert.equal(loads, 1, 'the page loads again in vain');
  assert.ok(server.heard.filter((b) => b.type === 'beat').every((b) => b.build === 'one' || b.build === 'two'), 'the desk hears which build a machine really runs');
  await page.close();
});
