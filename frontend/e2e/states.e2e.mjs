/**
 * The pages that people live in, when there is nothing, when it is on its way,
 * when the server fails and when the network is away: each says what is the
 * matter and what to do, and goes on by itself once it can.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, device, picture } from './lib/browser.mjs';
import { signIn } from './lib/desk.mjs';
import { openSite } from './lib/site.mjs';
import { answered, sideways } from './lib/views.mjs';

const { app, browser } = await openSite();

/** Every list empty, every count zero. */
function nothing(value) {
  if (Array.isArray(value)) return [];
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, ['total', 'contestants', 'started', 'ended', 'participants'].includes(k) && typeof v === 'number' ? 0 : nothing(v)]));
}

const states = {
  empty: async (route) => {
    const { response, json } = await answered(route);
    if (!json || route.request().url().includes('/stream')) return route.abort().catch(() => {});
    return route.fulfill({ response, json: nothing(json) }).catch(() => {});
  },
  loading: () => {}, // never answered
  error: (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', json: { type: 'about:blank', title: 'Lỗi', status: 500, code: 'internal' } }),
  offline: (route) => route.abort('internetdisconnected'),
};

/** What must be on the page in a state. */
const signs = {
  empty: (page) => page.locator('main').locator('.state, .muted').filter({ visible: true }).first(),
  loading: (page) => page.locator('.skeleton, [aria-busy=true]').first(),
  error: (page) => page.getByRole('alert').filter({ hasText: 'Máy chủ đang gặp trục trặc' }).first(),
  offline: (page) => page.getByRole('alert').filter({ hasText: 'Không kết nối được' }).first(),
};

/** These say the same whether there is anything or not. */
const neverEmpty = new Set(['lobby', 'rules']);

/** Looks at one page in one state: on a phone, and where the layout differs on a wide dark screen too. */
async function look(d, name, state) {
  const wrong = [];
  const wide = state === 'empty' || state === 'error';
  for (const [width, height, scheme] of [[360, 740, 'light'], [1440, 900, 'dark']].slice(0, wide ? 2 : 1)) {
    await d.page.setViewportSize({ width, height });
    await d.page.emulateMedia({ colorScheme: scheme });
    await picture(d.page, `state-${name}-${state}-${width}`);
    wrong.push(...(await sideways(d.page)));
  }
  return [...wrong, ...(await axe(d.page))].map((f) => `${name} ${state}: ${f}`);
}

/** Every page in every state; after a failure “Thử lại” brings it back. */
async function through(d, pages, data) {
  const wrong = [];
  for (const [path, name] of Object.entries(pages)) {
    for (const [state, handle] of Object.entries(states)) {
      if (state === 'empty' && neverEmpty.has(name)) continue;
      await d.page.route(data, handle);
      await d.page.goto(app.url + path, { waitUntil: 'domcontentloaded' });
      await signs[state](d.page).waitFor({ timeout: 10_000 }).catch(() => wrong.push(`${name} ${state}: nothing says so`));
      wrong.push(...(await look(d, name, state)));
      await d.page.unroute(data, handle);
      const again = d.page.getByRole('button', { name: 'Thử lại' }).first();
      if (state === 'error' && (await again.count())) {
        await again.click({ timeout: 2_000 }).catch(() => {}); // a live page asks again by itself and may be quicker
        await signs.error(d.page).waitFor({ state: 'detached', timeout: 10_000 }).catch(() => wrong.push(`${name}: it does not come back`));
      }
    }
  }
  return wrong;
}

test('contestants and the public', { timeout: 300_000 }, async () => {
  const live = app.output().match(/\/r\/([0-9a-f-]{36})\/board/)[1];
  const { rounds } = await (await fetch(`${app.url}/api/v1/contests/cchc-cds-2026`)).json();
  const done = rounds.find((r) => r.published).id;
  const d = await device(browser, { mobile: false });
  assert.deepEqual(await through(d, {
    '/c/cchc-cds-2026': 'contest', [`/r/${live}`]: 'lobby', [`/r/${live}/rules`]: 'rules', [`/r/${done}/result`]: 'result',
  }, /\/api\/v1\/(contests|rounds)\//), []);
  // The round itself is there; its board is not.
  assert.deepEqual(await through(d, { [`/r/${live}/board`]: 'board', [`/r/${live}/board?tab=units`]: 'board-units', [`/r/${live}/hall`]: 'hall' }, /\/api\/v1\/rounds\/[^/]+\/(board|units)/), []);
  await d.close();
});

test('the desk', { timeout: 300_000 }, async () => {
  const d = await device(browser, { mobile: false });
  await signIn(d.page, app.url, app.signIn('admin'));
  const read = async (path) => (await (await d.context.request.get(`${app.url}/api/v1/desk${path}`)).json()).items;
  const { id } = (await read('/contests'))[0];
  const bank = (await read(`/contests/${id}/banks`))[0].id;
  const done = (await read(`/contests/${id}/rounds`)).find((r) => r.state === 'published');
  const at = `/desk/c/${id}`;
  // Who sits here, and which contest it is, are known.
  assert.deepEqual(await through(d, {
    [`${at}/rounds`]: 'desk-rounds', [`${at}/bank/${bank}`]: 'desk-bank', [`${at}/units`]: 'desk-units', [`${at}/contestants`]: 'desk-contestants',
    [`${at}/results/${done.id}`]: 'desk-results', [at]: 'desk-overview', '/desk/staff': 'desk-staff', '/desk/audit': 'desk-audit',
  }, /\/api\/v1\/desk\/(?!session|contests\/[^/?]+$|contests$)/), []);
  await d.close();
});
