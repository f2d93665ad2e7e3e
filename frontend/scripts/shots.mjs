/**
 * Pictures of pages, to be looked at: every route at three widths, light and
 * dark, in both languages, and an accessibility check of each.
 *
 *   node scripts/shots.mjs http://127.0.0.1:5173 / /kit --out=/tmp/shots
 *   --widths=360,768,1440  --schemes=light,dark  --langs=vi,en  --axe  --full
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const args = process.argv.slice(2);
const [base, ...routes] = args.filter((a) => !a.startsWith('--'));
const option = (name, otherwise) => args.find((a) => a.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;
const list = (name, otherwise) => option(name, otherwise).split(',');
const flag = (name) => args.includes(`--${name}`);
if (!base || routes.length === 0) {
  console.error('usage: node scripts/shots.mjs BASE_URL ROUTE... [--out=DIR] [--widths=] [--schemes=] [--langs=] [--axe] [--full]');
  process.exit(2);
}

const out = option('out', join(tmpdir(), 'hoithi-shots'));
mkdirSync(out, { recursive: true });
const heights = { 360: 740, 768: 1024, 1440: 900 };
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const chromiumFlags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: chromiumFlags });
let bad = 0;
try {
  for (const lang of list('langs', 'vi,en')) {
    for (const scheme of list('schemes', 'light,dark')) {
      for (const width of list('widths', '360,768,1440').map(Number)) {
        const context = await browser.newContext({ viewport: { width, height: heights[width] ?? 900 }, colorScheme: scheme, locale: lang, deviceScaleFactor: 1, reducedMotion: 'reduce', bypassCSP: flag('axe') });
        await context.addInitScript((l) => localStorage.setItem('hoithi.lang', l), lang);
        for (const route of routes) bad += await shoot(context, route, `${lang}-${scheme}-${width}`);
        await context.close();
      }
    }
  }
} finally {
  await browser.close();
}
process.exit(bad > 0 ? 1 : 0);

async function shoot(context, route, variant) {
  const page = await context.newPage();
  let problems = 0;
  const complain = (text) => {
    problems++;
    console.log(`${route} ${variant}: ${text}`);
  };
  page.on('pageerror', (e) => complain(`error: ${e.message}`));
  page.on('console', (m) => m.type() === 'error' && !/status of (401|404)/.test(m.text()) && complain(`console: ${m.text()}`));
  page.on('request', (r) => !r.url().startsWith(base) && !r.url().startsWith('data:') && complain(`another host: ${r.url()}`));
  await page.goto(base + route, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(700); // a picture for people: let what arrives late arrive
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (overflow > 0) complain(`scrolls sideways by ${overflow} px`);
  if (flag('axe')) {
    await page.evaluate(axeSource);
    const { violations } = await page.evaluate(() => globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
    for (const v of violations) complain(`axe ${v.id}: ${v.nodes.slice(0, 3).map((n) => `${n.target.join(' ')} (${(n.any[0] ?? n.all[0] ?? n.none[0])?.message ?? ''})`).join('; ')}`);
  }
  const name = `${(route === '/' ? 'root' : route.slice(1)).replace(/[^\w-]+/g, '_')}-${variant}.png`;
  await page.screenshot({ path: join(out, name), fullPage: flag('full') });
  await page.close();
  return problems;
}
