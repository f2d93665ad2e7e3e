/**
 * Every page, at the sizes, languages and schemes that people have: nothing
 * scrolls sideways, nothing fails, axe-core finds nothing, and a picture is
 * taken to be looked at.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startDemo } from './lib/app.mjs';
import { axe, device, openBrowser, picture, settled } from './lib/browser.mjs';
import { signIn } from './lib/desk.mjs';

const views = [
  { width: 360, height: 740, lang: 'vi', scheme: 'light' },
  { width: 768, height: 1024, lang: 'en', scheme: 'dark' },
  { width: 1440, height: 900, lang: 'vi', scheme: 'dark' },
  { width: 1440, height: 900, lang: 'en', scheme: 'light' },
];

let app;
let browser;
before(async () => {
  app = await startDemo({ args: ['--no-crowd'] });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await app?.stop();
});

/** What is wrong with the page as it stands. */
async function faults(page) {
  await settled(page);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const found = await axe(page);
  if (sideways > 0) found.push(`the page is ${sideways} px wider than the screen`);
  return found;
}

async function visit(d, path, name, view) {
  await d.page.goto(app.url + path, { waitUntil: 'load' });
  await d.page.locator('main, [role=main]').first().waitFor();
  await d.page.waitForFunction(() => !document.querySelector('[aria-busy=true], .skeleton'));
  await picture(d.page, `${name}-${view.lang}-${view.scheme}-${view.width}`);
  return (await faults(d.page)).map((f) => `${path} ${view.lang} ${view.scheme} ${view.width}: ${f}`);
}

test('public pages', { timeout: 600_000 }, async () => {
  const open = app.output().match(/\/r\/([0-9a-f-]{36})\/board/)[1];
  const { rounds } = await (await fetch(`${app.url}/api/v1/contests/cchc-cds-2026`)).json();
  const done = rounds.find((r) => r.published).id;
  const pages = {
    '/': 'contests', '/c/cchc-cds-2026': 'contest', '/c/cchc-cds-2026/register': 'register', '/c/cchc-cds-2026/login': 'login',
    '/c/cchc-cds-2026/rules': 'rules', [`/r/${open}`]: 'lobby', [`/r/${open}/board`]: 'board', [`/r/${open}/hall`]: 'hall',
    [`/r/${done}/result`]: 'result', [`/embed/board/${open}`]: 'embed-board', '/khong-co-trang-nay': 'not-found',
  };
  const wrong = [];
  for (const view of views) {
    const d = await device(browser, view);
    for (const [path, name] of Object.entries(pages)) wrong.push(...(await visit(d, path, name, view)));
    wrong.push(...d.complaints);
    await d.close();
  }
  assert.deepEqual(wrong, []);
});

test('the desk', { timeout: 900_000 }, async () => {
  const wrong = [];
  for (const view of views) {
    const d = await device(browser, { ...view, mobile: false, lang: 'vi' });
    await signIn(d.page, app.url, app.signIn('admin'));
    await d.page.evaluate((lang) => localStorage.setItem('hoithi.lang', lang), view.lang);
    await d.context.addInitScript((lang) => location.origin !== 'null' && localStorage.setItem('hoithi.lang', lang), view.lang);
    const { items } = await (await d.context.request.get(`${app.url}/api/v1/desk/contests`)).json();
    const contest = `/desk/c/${items[0].id}`;
    const rounds = await (await d.context.request.get(`${app.url}/api/v1/desk/contests/${items[0].id}/rounds`)).json();
    const scheduled = rounds.items.find((r) => r.state === 'scheduled') ?? rounds.items[0];
    const pages = {
      '/desk': 'desk-contests', '/desk/new': 'desk-new', [contest]: 'desk-overview', [`${contest}/rounds`]: 'desk-rounds',
      [`${contest}/rounds/${scheduled.id}`]: 'desk-round', [`${contest}/bank`]: 'desk-bank', [`${contest}/units`]: 'desk-units',
      [`${contest}/contestants`]: 'desk-contestants', [`${contest}/results`]: 'desk-results', [`${contest}/share`]: 'desk-share',
      [`${contest}/settings`]: 'desk-settings', '/desk/staff': 'desk-staff', '/desk/audit': 'desk-audit', '/desk/account': 'desk-account',
    };
    for (const [path, name] of Object.entries(pages)) wrong.push(...(await visit(d, path, name, view)));
    wrong.push(...d.complaints);
    await d.close();
  }
  assert.deepEqual(wrong, []);
});
