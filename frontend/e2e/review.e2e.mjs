/**
 * A file of 1 000 questions in the review screen: how long each key takes until
 * the screen shows what it did. The figures are printed; the test fails only
 * for a freeze, because a busy machine is no fault of the page.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { device, picture } from './lib/browser.mjs';
import { signIn } from './lib/desk.mjs';
import { openSite } from './lib/site.mjs';
import { writeXLSX } from './lib/xlsx.mjs';

const many = 1000;
const freeze = 500; // ms, of the 95th in a hundred

/** Every tenth has no key and every 25th says what the one before it said. */
const rows = Array.from({ length: many }, (_, i) => {
  const n = i + 1;
  const said = n % 25 === 0 ? i : n;
  const stem = `Mã hồ sơ số ${said * 7919} thuộc lĩnh vực nào trong bộ thủ tục hành chính của xã thứ ${said}?`;
  return [stem, `Hộ tịch, quyển ${said}`, `Đất đai, quyển ${said}`, `Xây dựng, quyển ${said}`, `Người có công, quyển ${said}`, n % 10 === 0 ? '' : 'ABCD'[n % 4]];
});
const file = {
  name: 'ngan-hang-1000-cau.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: writeXLSX([['Câu hỏi', 'A', 'B', 'C', 'D', 'Đáp án'], ...rows]),
};

const { app, browser } = await openSite();

test(`${many} questions are reviewed without lag`, { timeout: 180_000 }, async (t) => {
  const { page, complaints } = await device(browser);
  await signIn(page, app.url, app.signIn('organiser'));
  await page.getByRole('link').filter({ hasText: /cải cách|Cải cách|CCHC/ }).first().click();
  await page.waitForURL(/\/desk\/c\/[0-9a-f-]{36}/);
  await page.goto(`${page.url().match(/^.*\/desk\/c\/[0-9a-f-]{36}/)[0]}/bank`);
  await page.waitForURL(/\/bank\/[0-9a-f-]{36}$/);
  await page.goto(`${page.url()}/import`);
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('tab', { name: 'Tất cả' }).filter({ hasText: '1.000' }).waitFor();
  await page.evaluate(watchKeys);

  const slow = {};
  const report = async (name) => {
    const times = (await page.evaluate(() => window.taken.splice(0))).sort((a, b) => a - b);
    const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
    slow[name] = at(0.95);
    t.diagnostic(`${name}: ${times.length} keys, p50 ${at(0.5).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms, max ${at(1).toFixed(0)} ms`);
    return times.length;
  };
  const press = async (key) => {
    const before = await page.evaluate(() => window.taken.length);
    await page.keyboard.press(key);
    await page.waitForFunction((n) => window.taken.length > n, before);
  };
  const here = () => page.locator('.import-current').getAttribute('aria-label');

  await t.test('the next question', async () => {
    const first = await here();
    for (let i = 0; i < 60; i++) await press('j');
    assert.notEqual(await here(), first);
    for (let i = 0; i < 20; i++) await press('n');
    assert.equal(await report('next question'), 80);
    assert.ok((await page.locator('.import-item').count()) < 40, 'rows out of sight are drawn');
    await picture(page, 'desk-review-1000');
  });

  await t.test('filtering', async () => {
    const menu = page.getByLabel('Vấn đề', { exact: true });
    await menu.focus();
    for (let i = 0; i < 20; i++) await press(i % 4 < 2 ? 'ArrowDown' : 'ArrowUp');
    await report('filter by problem');
    await page.keyboard.press('Escape');
    await page.locator('.search input').focus();
    for (const key of 'quyen 999') await press(key === ' ' ? 'Space' : key);
    await report('search');
    assert.ok((await page.locator('.import-item').count()) >= 1);
    for (let i = 0; i < 'quyen 999'.length; i++) await press('Backspace');
    await report('search undone');
    await page.locator('.search input').blur();
  });

  await t.test('typing a stem', async () => {
    for (let i = 0; i < 5; i++) await press('j');
    await press('Enter');
    await page.locator('.import-current textarea').first().waitFor();
    await page.evaluate(() => window.taken.splice(0));
    for (const key of 'Theo quy dinh moi, ho so nay thuoc linh vuc nao?') await press(key === ' ' ? 'Space' : key);
    await report('typing');
    const saved = page.waitForResponse((r) => r.request().method() === 'PUT' && r.url().includes('/items/'));
    await page.keyboard.press('Control+Enter');
    await saved;
    await page.locator('.import-current textarea').waitFor({ state: 'detached' });
    await page.evaluate(() => window.taken.splice(0));
  });

  for (const [name, p95] of Object.entries(slow)) assert.ok(p95 < freeze, `${name}: ${p95.toFixed(0)} ms`);
  assert.deepEqual(complaints, []);
});

/** Notes for each key, from the moment it was pressed, when the frame after it stood on the screen. */
function watchKeys() {
  window.taken = [];
  const frame = new MessageChannel();
  let pressed = [];
  frame.port1.onmessage = () => window.taken.push(...pressed.splice(0).map((at) => performance.now() - at));
  window.addEventListener('keydown', (e) => {
    if (pressed.push(e.timeStamp) === 1) requestAnimationFrame(() => frame.port2.postMessage(0)); // after this frame's paint
  }, true);
}
