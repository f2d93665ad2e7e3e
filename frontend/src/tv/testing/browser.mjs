/** One Chromium for all tests of a process, and what tests ask of a page. */
import { chromium } from 'playwright-core';

export const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--force-color-profile=srgb'];

let running;
/** The browser of this process; the first caller starts it, closing it twice is no harm. */
export const launch = () => (running ??= chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags }));

/** Opens an output and waits until the state is painted (or, without a state, until the page has started). */
export async function open(browser, server, { query = '', output = 'chinh', size = { width: 1920, height: 1080 }, before, wait = true } = {}) {
  const page = await browser.newPage({ viewport: size, deviceScaleFactor: 1 });
  page.problems = [];
  page.on('pageerror', (e) => page.problems.push(e.message));
  if (before) await before(page);
  await page.goto(`${server.base}/tv/o/${output}?t=x${query}`, { waitUntil: 'load' });
  if (wait) await settled(page);
  return page;
}

/** Resolves when a graphic is there, fonts are loaded and nothing moves. */
export const settled = (page) => page.waitForFunction(() => document.querySelector('[data-template]') && document.fonts.status === 'loaded' && [...document.querySelectorAll('[data-template]')].every((g) => g.shadowRoot.getAnimations().every((a) => a.effect.getTiming().iterations === Infinity)), undefined, { timeout: 20_000, polling: 50 });

/** How many animations run in all graphics. */
export const animations = (page) => page.evaluate(() => [...document.querySelectorAll('[data-template]')].reduce((n, g) => n + g.shadowRoot.getAnimations().length, document.getAnimations().length));

/** A picture with its alpha. */
export const shot = (page, options = {}) => page.screenshot({ omitBackground: true, animations: 'allow', ...options });
