/** What several tests of television do with a page. */
import { decode, difference } from './png.mjs';
import { animations, shot } from './browser.mjs';
import { stateOf } from './server.mjs';

let rev = 1000;
/** A revision that no page of this process has seen. */
export const nextRev = () => ++rev;

export const later = (ms) => new Promise((done) => setTimeout(done, ms));

/** Waits for a condition of the test's own. */
export async function until(condition, what, patience = 8000) {
  for (const end = Date.now() + patience; ;) {
    const found = await condition();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await later(20);
  }
}

/** Shows a graphic, settled, in place of the one before, whose way out nobody waits for. */
export async function visit(server, page, template, shown = {}) {
  const item = `i${nextRev()}`;
  server.show(stateOf(template, { rev, item, ...shown }));
  await page.waitForFunction((i) => {
    document.querySelectorAll('[data-leaving]').forEach((e) => e.remove());
    return document.querySelector(`[data-item="${i}"]`);
  }, item, { polling: 20 });
  return item;
}

/** Clocks that stand at 0:00: two looks at them see the same. */
export const stopped = (template) => (['countdown', 'timer', 'figures'].includes(template) ? { ends_at_ms: 1, closes_at_ms: 1 } : {});

/** The same picture has the same bytes; only when they differ are pixels counted. */
export const differing = (a, b) => (a.equals(b) ? 0 : difference(decode(a), decode(b)).pixels);

/** Resolves when nothing moves. */
export const still = (page) => until(async () => (await animations(page)) === 0, 'the picture to stand still');

/** How many different pictures the page hands to its host while `doing` runs, and all of them as PNG. */
export async function filmed(page, doing) {
  const cdp = await page.context().newCDPSession(page);
  const frames = [];
  cdp.on('Page.screencastFrame', ({ data, sessionId }) => {
    frames.push(Buffer.from(data, 'base64'));
    cdp.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  });
  await cdp.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
  await later(300);
  await doing();
  await later(400);
  await cdp.send('Page.stopScreencast');
  await cdp.detach();
  return frames;
}

/** A still picture, for what must not differ. */
export const look = async (page) => { await still(page); return shot(page); };
