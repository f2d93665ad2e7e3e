/**
 * A contestant who reloads without network in the middle of a round: the app
 * and the paper come back with every answer, those that are not sent wait, and
 * go out with the network. When the paper has ended nothing of it stays.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { picture } from './lib/browser.mjs';
import { enter, next, start } from './lib/phone.mjs';
import { openSite } from './lib/site.mjs';

const { app, browser } = await openSite();

/** Waits for what takes the page a moment to find out. */
async function until(page, ask) {
  const begun = Date.now();
  while (!(await page.evaluate(ask))) {
    if (Date.now() - begun > 20_000) throw new Error(`never came true: ${ask}`);
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
  }
}

const kept = (page) => page.evaluate(async () => {
  const found = await (await caches.open('hoithi-paper-1')).keys();
  return Promise.all(found.map(async (r) => (await (await caches.open('hoithi-paper-1')).match(r)).text()));
});

test('a reload without network', { timeout: 180_000 }, async () => {
  const round = app.output().match(/\/r\/([0-9a-f-]{36})\/board/)[1];
  const d = await enter(browser, app.url, 'cchc-cds-2026', round, { name: 'Nguyễn Mất Mạng', phone: '0913 222 333', unit: 'so noi vu', group: 'Người dân' });
  const { page, context } = d;
  await start(page);
  await page.locator('label.option').nth(1).click();
  await page.getByText(/Đã lưu/).first().waitFor();
  // The worker has the page and its files, and the copy has the answer.
  await until(page, async () => Boolean(await caches.match('/shell')) && (await (await caches.open('hoithi-shell-1')).keys()).some((r) => r.url.includes('/app-')));
  await until(page, async () => {
    const at = `/api/v1/rounds/${location.pathname.split('/')[2]}/attempts/current`;
    return Boolean((await (await caches.match(at))?.text())?.includes('"receipt"'));
  });
  const [copy] = await kept(page);
  assert.ok(!/"correct"|"explanation"|"legal_basis"/.test(copy), 'no key is on the device');
  assert.match(copy, /"token":""/);

  await context.setOffline(true);
  await next(page);
  await page.locator('label.option').nth(0).click();
  await page.reload();
  await page.locator('.question-stem').first().waitFor();
  await picture(page, 'take-offline-reload');
  // It opens where the contestant was: the first question without an answer.
  const checked = await page.evaluate(() => Object.keys(localStorage).filter((k) => k.startsWith('hoithi.outbox.')).length);
  assert.equal(checked, 1, 'the unsent answer waits on the device');
  const clock = await page.locator('.take-bar').innerText();
  assert.match(clock, /1[45]:\d\d/, 'the clock goes on');

  await context.setOffline(false);
  await page.waitForFunction(() => !Object.keys(localStorage).some((k) => k.startsWith('hoithi.outbox.') && !k.includes('-guess.')));
  const current = await (await context.request.get(`${app.url}/api/v1/rounds/${round}/attempts/current`)).json();
  assert.deepEqual(current.questions.slice(0, 2).map((q) => q.answer?.choice), [[1], [0]], 'the server has both answers');

  await context.request.post(`${app.url}/api/v1/attempts/${current.attempt.id}/submission`, { data: { allow_blanks: true }, headers: { Authorization: `Bearer ${current.token}` } });
  await page.reload();
  await page.waitForURL((url) => !url.pathname.endsWith('/take'));
  assert.deepEqual(await kept(page), [], 'an ended paper leaves nothing behind');
  assert.deepEqual(d.complaints, []);
  await d.close();
});
