/** The program with the demo's contest, and a browser: what one file of tests runs on. */
import { after } from 'node:test';
import { startDemo } from './app.mjs';
import { openBrowser } from './browser.mjs';

/** Opens both for the file that asks; they are closed after its last test. Nobody answers but the tests. */
export async function openSite() {
  const open = {};
  after(async () => {
    await open.browser?.close();
    await open.app?.stop();
  });
  open.app = await startDemo({ args: ['--no-crowd'] });
  open.browser = await openBrowser();
  return open;
}
