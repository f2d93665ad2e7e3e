/**
 * Every page, at the sizes, languages and schemes that people have, with the
 * demo's data and with the longest names: nothing scrolls sideways, nothing
 * fails, axe-core finds nothing, and a picture is taken to be looked at.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { device } from './lib/browser.mjs';
import { signIn } from './lib/desk.mjs';
import { openSite } from './lib/site.mjs';
import { everyView, stretch, widths } from './lib/views.mjs';

const contest = 'cchc-cds-2026';
const { app, browser } = await openSite();

/** Opens an address and waits until nothing is on its way. */
async function open(page, path) {
  await page.setViewportSize({ width: widths[0][0], height: widths[0][1] });
  await page.goto(app.url + path, { waitUntil: 'load' });
  await page.locator('main, [role=main]').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true], .skeleton'));
  await page.evaluate(() => document.fonts.ready);
}

/** Every page three times: in both languages, and with the longest names on a phone and a tablet. */
async function look(d, pages) {
  const wrong = [];
  const speak = (lang) => d.page.evaluate((l) => localStorage.setItem('hoithi.lang', l), lang);
  for (const lang of ['vi', 'en']) {
    await speak(lang);
    for (const [path, name] of Object.entries(pages)) {
      await open(d.page, path);
      wrong.push(...(await everyView(d.page, name, lang)));
    }
  }
  await speak('vi');
  await stretch(d.page);
  for (const [path, name] of Object.entries(pages)) {
    await open(d.page, path);
    wrong.push(...(await everyView(d.page, `${name}-longest`, 'vi', { of: ['light'] })));
  }
  return wrong.concat(d.complaints);
}

test('public pages', { timeout: 600_000 }, async () => {
  const live = app.output().match(/\/r\/([0-9a-f-]{36})\/board/)[1];
  const { rounds } = await (await fetch(`${app.url}/api/v1/contests/${contest}`)).json();
  const done = rounds.find((r) => r.published).id;
  const soon = rounds.find((r) => r.state === 'scheduled').id;
  const d = await device(browser, { lang: null });
  await d.page.goto(app.url);
  assert.deepEqual(await look(d, {
    '/': 'contests', [`/c/${contest}`]: 'contest', [`/c/${contest}/register`]: 'register', [`/c/${contest}/login`]: 'login',
    [`/c/${contest}/rules`]: 'rules', [`/r/${live}`]: 'lobby', [`/r/${soon}`]: 'lobby-soon', [`/r/${live}/board`]: 'board', [`/r/${live}/board?tab=units`]: 'board-units',
    [`/r/${live}/hall`]: 'hall', [`/r/${done}/result`]: 'result', [`/embed/board/${live}`]: 'embed-board', [`/embed/result/${done}`]: 'embed-result', '/khong-co-trang-nay': 'not-found',
  }), []);
  await d.close();
});

test('an official result is printed to its last row', { timeout: 60_000 }, async () => {
  const { rounds } = await (await fetch(`${app.url}/api/v1/contests/${contest}`)).json();
  const done = rounds.find((r) => r.published).id;
  const { total } = await (await fetch(`${app.url}/api/v1/rounds/${done}/result`)).json();
  const d = await device(browser);
  await d.page.addInitScript(() => (window.print = () => {
    document.title = `${document.querySelectorAll('.result-table tbody tr').length} in`; // what would be on paper
    dispatchEvent(new Event('afterprint'));
  }));
  await open(d.page, `/r/${done}/result`);
  assert.equal(await d.page.locator('.result-table tbody tr').count(), 50);
  await d.page.getByRole('button', { name: 'In kết quả' }).click();
  await d.page.waitForFunction((n) => document.title === `${n} in`, total);
  await d.page.waitForFunction(() => document.querySelectorAll('.result-table tbody tr').length === 50); // and the screen is as it was
  await d.page.emulateMedia({ media: 'print' });
  await d.page.getByText(`Dòng 1–50 trong ${total}.`).waitFor(); // the browser's own printing says that it is a part
  await d.close();
});

test('who looks for a receipt on a phone sees the answer', { timeout: 60_000 }, async () => {
  const { rounds } = await (await fetch(`${app.url}/api/v1/contests/${contest}`)).json();
  const done = rounds.find((r) => r.published).id;
  const { rows } = await (await fetch(`${app.url}/api/v1/rounds/${done}/result?offset=60`)).json();
  const d = await device(browser, { width: 360, height: 740 });
  await open(d.page, `/r/${done}/result`);
  for (const [q, answer] of [[rows[0].receipt.toLowerCase(), rows[0].name], ['khong-co', 'Không thấy trong kết quả']]) {
    await d.page.getByLabel('Tra kết quả của bạn').fill(q);
    await d.page.keyboard.press('Enter');
    const found = d.page.locator('#result-panel').getByText(answer).first();
    await found.waitFor();
    const { y, height } = await found.boundingBox();
    assert.ok(y >= 0 && y + height <= 740, `“${answer}” is at ${y}`);
  }
  await d.close();
});

test('the desk', { timeout: 600_000 }, async () => {
  const d = await device(browser, { lang: null });
  await signIn(d.page, app.url, app.signIn('admin'));
  const read = async (path) => (await (await d.context.request.get(`${app.url}/api/v1/desk${path}`)).json()).items;
  const { id } = (await read('/contests'))[0];
  const rounds = await read(`/contests/${id}/rounds`);
  const bank = (await read(`/contests/${id}/banks`))[0].id;
  const question = (await read(`/banks/${bank}/questions?limit=1`))[0].id;
  const soon = rounds.find((r) => r.state === 'scheduled');
  const done = rounds.find((r) => r.state === 'published');
  const at = `/desk/c/${id}`;
  assert.deepEqual(await look(d, {
    '/desk': 'desk-contests', '/desk/new': 'desk-new', [at]: 'desk-overview', [`${at}/rounds`]: 'desk-rounds', [`${at}/rounds/new`]: 'desk-round-new',
    [`${at}/rounds/${soon.id}`]: 'desk-round', [`${at}/rounds/${done.id}`]: 'desk-round-done', [`${at}/bank/${bank}`]: 'desk-bank',
    [`${at}/bank/${bank}/q/${question}`]: 'desk-question', [`${at}/bank/${bank}/import`]: 'desk-import-file', [`${at}/units`]: 'desk-units',
    [`${at}/contestants`]: 'desk-contestants', [`${at}/results/${done.id}`]: 'desk-result-done', [`${at}/share`]: 'desk-share', [`${at}/settings`]: 'desk-settings',
    '/desk/staff': 'desk-staff', '/desk/audit': 'desk-audit', '/desk/account': 'desk-account',
  }), []);
  await d.close();
});

test('signing in to the desk', { timeout: 60_000 }, async () => {
  for (const lang of ['vi', 'en']) {
    const d = await device(browser, { lang });
    await open(d.page, '/desk');
    assert.deepEqual((await everyView(d.page, 'desk-signin', lang)).concat(d.complaints), []);
    await d.close();
  }
});
