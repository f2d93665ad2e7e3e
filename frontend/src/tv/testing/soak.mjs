/**
 * A long evening in a short time: one output, thousands of takes of every
 * graphic, and what is left of the memory afterwards. Apart from the tests,
 * because it takes minutes: `make soak`, or
 * `node src/tv/testing/soak.mjs [--takes=20000] [--minutes=20]`.
 */
import { launch, open } from './browser.mjs';
import { samples, start, stateOf, themes } from './server.mjs';

const option = (name, otherwise) => Number(process.argv.find((a) => a.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise);
const takes = option('takes', 20_000);
const minutes = option('minutes', 20);
/** The limits of the specification: growth of the heap, elements left over, slow frames at 50 a second. */
const limits = { heapMB: 10, nodes: 400, slowShare: 0.01 };

const server = await start();
const browser = await launch();
const templates = Object.keys(samples).filter((t) => t !== 'pattern');
const looks = Object.keys(themes);
let rev = 1;

/** Heap in MB, nodes, listeners: after the rubbish is collected. */
async function measure(cdp) {
  // Movements that were cut short end by their own clock.
  await new Promise((r) => setTimeout(r, 5000));
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (name) => metrics.find((m) => m.name === name).value;
  return { heapMB: of('JSHeapUsedSize') / 1e6, nodes: of('Nodes'), listeners: of('JSEventListeners') };
}

/** Takes one graphic after the other; every tenth is an update of the data, every hundredth a panic, every thousandth a lost line. */
async function run(page, count, until) {
  let done = 0;
  for (; done < count && Date.now() < until; done++) {
    const template = templates[done % templates.length];
    const state = stateOf(template, { rev: ++rev, item: `i${rev}`, theme: looks[Math.floor(done / 500) % looks.length], at_ms: Date.now() });
    server.show(done % 100 === 99 ? { ...state, panic: true } : state);
    if (done % 10 === 9) server.show({ ...state, rev: ++rev, layers: JSON.parse(JSON.stringify(state.layers)) });
    if (done % 1000 === 999) server.drop();
    // The page must have heard before the next, or only the last of many would be drawn.
    if (done % 5 === 4) await page.waitForFunction((i) => !!document.querySelector(`[data-item="${i}"]`), state.layers[Object.keys(state.layers)[0]].item, { timeout: 30_000, polling: 5 });
  }
  return done;
}

/** The share of frames over 40 ms while rows move and a ticker runs, for ten seconds. */
async function slowFrames(page) {
  server.show({ ...stateOf('leaderboard', { rev: ++rev, item: 'lb' }), layers: { ...stateOf('leaderboard', { item: 'lb' }).layers, ...stateOf('ticker', { item: 'tk' }).layers } });
  return page.evaluate(() => new Promise((resolve) => {
    const spans = [];
    let last = performance.now();
    const end = last + 10_000;
    const count = (t) => {
      spans.push(t - last);
      last = t;
      if (t < end) requestAnimationFrame(count);
      else resolve(spans.filter((s) => s > 40).length / spans.length);
    };
    requestAnimationFrame(count);
  }));
}

const rest = async (page) => {
  server.show({ ...stateOf('bug', { rev: ++rev }), layers: {} });
  await page.waitForFunction(() => !document.querySelector('[data-template]'));
};

let failed = false;
try {
  server.show(stateOf('bug', { rev: ++rev }));
  const page = await open(browser, server, { size: { width: 1280, height: 720 } });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  // The first round fills caches that are meant to stay: fonts, measures, shared styles.
  await run(page, 600, Infinity);
  await rest(page);
  const before = await measure(cdp);
  const began = Date.now();
  const done = await run(page, takes, began + minutes * 60_000);
  await rest(page);
  const after = await measure(cdp);
  const slow = await slowFrames(page);
  const report = {
    takes: done, minutes: ((Date.now() - began) / 60_000).toFixed(1), heapMB: `${before.heapMB.toFixed(1)} → ${after.heapMB.toFixed(1)}`, nodes: `${before.nodes} → ${after.nodes}`,
    listeners: `${before.listeners} → ${after.listeners}`, slowFrames: `${(slow * 100).toFixed(2)} %`, errors: page.problems.length,
  };
  console.table(report);
  const wrong = [
    after.heapMB - before.heapMB > limits.heapMB && `the heap grew by ${(after.heapMB - before.heapMB).toFixed(1)} MB`,
    after.nodes - before.nodes > limits.nodes && `${after.nodes - before.nodes} nodes are left over`,
    slow > limits.slowShare && `${(slow * 100).toFixed(1)} % of the frames took over 40 ms`,
    page.problems.length > 0 && `errors: ${page.problems.slice(0, 3).join('; ')}`,
  ].filter(Boolean);
  failed = wrong.length > 0;
  for (const line of wrong) console.error(`soak: ${line}`);
} finally {
  await browser.close();
  await server.stop();
}
process.exit(failed ? 1 : 0);
