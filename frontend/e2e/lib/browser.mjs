/** Chromium as the tests use it: Debian's, headless, with nothing of its own to say to the network. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** Where pictures for people go; the documents show those that are committed from docs/pictures. */
export const pictures = process.env.HOITHI_TEST_PICTURES ?? join(dirname(fileURLToPath(import.meta.url)), '../../../var/pictures');

export function openBrowser() {
  const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium'].find(Boolean);
  return chromium.launch({ executablePath, args: flags });
}

/** A device: its own storage, a size, a language, a colour scheme. Errors on a page fail the test through `complaints`. */
export async function device(browser, { width = 1440, height = 900, lang = 'vi', scheme = 'light', mobile = width < 600 } = {}) {
  const context = await browser.newContext({
    viewport: { width, height }, colorScheme: scheme, locale: lang === 'en' ? 'en-GB' : 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh',
    isMobile: mobile, hasTouch: mobile, deviceScaleFactor: mobile ? 2 : 1, acceptDownloads: true,
  });
  context.setDefaultTimeout(15_000);
  // null: the page's own choice, which a test may change on the way.
  if (lang) await context.addInitScript((l) => location.origin !== 'null' && localStorage.setItem('hoithi.lang', l), lang);
  const complaints = [];
  context.on('weberror', (e) => complaints.push(String(e.error())));
  context.on('request', (r) => {
    const { hostname, protocol } = new URL(r.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') complaints.push(`a request to another host: ${r.url()}`);
  });
  return { context, complaints, page: await context.newPage(), close: () => context.close() };
}

/** A picture to look at. */
export async function picture(page, name, options = {}) {
  mkdirSync(pictures, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await settled(page);
  await page.screenshot({ path: join(pictures, `${name}.png`), ...options });
}

/** Waits until what moves once has moved; what turns for ever is left turning. */
export async function settled(page) {
  await page.evaluate(async () => {
    const finite = document.getAnimations().filter((a) => Number.isFinite(a.effect?.getComputedTiming().endTime));
    await Promise.race([Promise.allSettled(finite.map((a) => a.finished)), new Promise((done) => setTimeout(done, 3000))]);
  });
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong on the page, as lines. */
export async function axe(page) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')} (${v.help})`));
}
