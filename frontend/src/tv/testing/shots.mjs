/**
 * Frames to look at: every graphic over a bright and busy picture, as a viewer
 * sees it. `node src/tv/testing/shots.mjs [--out=DIR] [--themes=] [template…]`
 */
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, open } from './browser.mjs';
import { samples, start, stateOf } from './server.mjs';
import { scenes } from './scenes.mjs';

const args = process.argv.slice(2);
const option = (name, otherwise) => args.find((a) => a.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;
const chosen = args.filter((a) => !a.startsWith('--'));
const out = option('out', join(tmpdir(), 'hoithi-tv'));
mkdirSync(out, { recursive: true });

/** A studio: warm light from the left, a bright window, dark floor. */
const studio = `html{background:
  radial-gradient(circle at 24% 38%, #f7e3b8 0 6%, transparent 26%),
  linear-gradient(90deg, transparent 0 62%, #dfe9ee 62% 84%, transparent 84%),
  linear-gradient(180deg, #5f8c96 0%, #90aa9c 45%, #6b5a48 70%, #33291f 100%) !important}`;

const server = await start();
const browser = await launch();
try {
  for (const theme of option('themes', 'trang-trong,soi-noi').split(',')) {
    for (const [name, template, shown] of scenes(samples)) {
      if (chosen.length > 0 && !chosen.includes(template) && !chosen.includes(name)) continue;
      server.show(stateOf(template, { theme, ...shown }));
      const page = await open(browser, server, { query: option('query', '') });
      await page.addStyleTag({ content: studio });
      await page.screenshot({ path: join(out, `${name}-${theme}.png`) });
      if (page.problems.length > 0) console.log(name, theme, page.problems);
      await page.close();
    }
  }
} finally {
  await browser.close();
  await server.stop();
}
console.log(out);
