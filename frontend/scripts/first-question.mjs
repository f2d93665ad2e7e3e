/**
 * How long a contestant waits for the first question on a slow phone: from
 * opening the lobby with an empty cache until Start can be pressed, and from
 * there to the question, on a slow 4G line (1.6 Mbit/s down, 0.75 up, 150 ms)
 * and a processor slowed down four times. The median of three.
 *
 *   node scripts/first-question.mjs [bench.json]
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { startDemo } from '../e2e/lib/app.mjs';
import { device, openBrowser } from '../e2e/lib/browser.mjs';
import { enter } from '../e2e/lib/phone.mjs';

const line = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (0.75 * 1024 * 1024) / 8 };
const slowdown = 4;
const rounds = 3;
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

const app = await startDemo({ args: ['--no-crowd'] });
const browser = await openBrowser();
try {
  const round = app.output().match(/\/r\/([0-9a-f-]{36})\/board/)[1];
  const runs = [];
  for (let n = 0; n < rounds; n++) runs.push(await once(round, n));
  const figures = {
    lobby_ms: median(runs.map((r) => r.lobby)), question_ms: median(runs.map((r) => r.question)), total_ms: median(runs.map((r) => r.lobby + r.question)),
    profile: `slow 4G (1.6/0.75 Mbit/s, 150 ms), CPU ÷ ${slowdown}`, rounds: runs,
  };
  console.log(`first question on ${figures.profile}: lobby ${figures.lobby_ms} ms + question ${figures.question_ms} ms = ${figures.total_ms} ms (median of ${rounds})`);
  const file = process.argv[2];
  if (file) writeFileSync(file, `${JSON.stringify({ ...(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}), first_question: figures }, null, 1)}\n`);
} finally {
  await browser.close();
  await app.stop();
}

async function once(round, n) {
  // Registered beforehand, as most are; then a phone with an empty cache.
  const before = await enter(browser, app.url, 'cchc-cds-2026', round, { name: 'Nguyễn Văn Đo', phone: `0913 000 00${n}`, unit: 'so noi vu', group: 'Người dân' });
  const state = await before.context.storageState();
  await before.close();
  const d = await device(browser, { width: 360, height: 740 });
  await d.context.addCookies(state.cookies);
  const { page } = d;
  const cdp = await d.context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', line);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const begun = performance.now();
  await page.goto(`${app.url}/r/${round}`, { waitUntil: 'commit' });
  const button = page.getByRole('button', { name: 'Bắt đầu', exact: true });
  await button.waitFor({ timeout: 60_000 });
  const lobby = performance.now() - begun;
  const pressed = performance.now();
  await button.click();
  await page.locator('.question-stem').first().waitFor({ timeout: 60_000 });
  const question = performance.now() - pressed;
  await d.close();
  return { lobby: Math.round(lobby), question: Math.round(question) };
}
