/**
 * The kits in hosts that we play ourselves: each repeats the order of calls of
 * the real one. `node --test src/tv/testing/kits.test.mjs` after the build.
 */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import vm from 'node:vm';
import { inflateRawSync } from 'node:zlib';
import { launch, shot } from './browser.mjs';
import { tooNew } from './legacy.mjs';
import { decode, ink } from './png.mjs';
import { dist, samples } from './server.mjs';

const kit = (host, name) => join(dist, 'kit', host, name);
const size = { width: 1920, height: 1080 };
let browser;

before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });
afterEach(async () => { for (const context of browser.contexts()) await context.close(); });

/** The files of a zip, by name. */
function unzip(path) {
  const raw = readFileSync(path);
  const files = {};
  for (let at = 0; raw.readUInt32LE(at) === 0x04034b50;) {
    const [packed, name, extra] = [raw.readUInt32LE(at + 18), raw.readUInt16LE(at + 26), raw.readUInt16LE(at + 28)];
    const start = at + 30 + name + extra;
    files[raw.toString('utf8', at + 30, at + 30 + name)] = inflateRawSync(raw.subarray(start, start + packed));
    at = start + packed;
  }
  return files;
}

/** A page without a network, as CasparCG makes it. */
async function offline(viewport = size) {
  const context = await browser.newContext({ viewport, offline: true });
  const page = await context.newPage();
  page.problems = [];
  page.on('pageerror', (e) => page.problems.push(e.message));
  await page.addInitScript(() => { window.caspar = window.casparcg = {}; window.removed = 0; window.remove = () => { window.removed++; }; });
  return page;
}

/** A kit opened from the disk. */
async function caspar(template, theme, page) {
  page ??= await offline();
  await page.goto(`file://${kit('casparcg', `${template}.html`)}`, { waitUntil: 'load' });
  if (theme) await page.evaluate((t) => update(JSON.stringify({ theme: t })), theme);
  return page;
}

const shown = (page) => page.waitForFunction(() => document.querySelector('[data-template]') && !document.querySelector('[data-leaving]'), undefined, { polling: 30 });
const gone = (page) => page.waitForFunction(() => !document.querySelector('[data-template]'), undefined, { polling: 30 });
const words = (page) => page.evaluate(() => document.querySelector('[data-template]').shadowRoot.textContent);
const picture = async (page) => ink(decode(await shot(page)));

test('TV-10, TV-43: CasparCG: update before play, XML, next without arguments, stop ends transparent, remove is wrapped', async () => {
  const page = await caspar('lowerthird');
  assert.equal(await picture(page), 0);
  await page.evaluate(() => update('<templateData><componentData id="f0"><data id="text" value="Nguyễn Thị Ánh"/></componentData><componentData id="f1"><data id="text" value="Giám khảo &amp; cố vấn"/></componentData></templateData>'));
  assert.equal(await picture(page), 0);
  await page.evaluate(() => play());
  await shown(page);
  assert.match(await words(page), /Nguyễn Thị Ánh.*Giám khảo & cố vấn/);
  await page.evaluate(() => update('{"f0":"Trần \\"Ánh\\" Lê"}'));
  await page.waitForFunction(() => /Trần/.test(document.querySelector('[data-template]').shadowRoot.textContent));
  assert.match(await words(page), /Giám khảo/);
  await page.evaluate(() => next());
  await gone(page);
  assert.equal(await picture(page), 0);
  await page.evaluate(() => { play(); });
  await shown(page);
  await page.evaluate(() => stop());
  await gone(page);
  await page.evaluate(() => remove());
  assert.equal(await page.evaluate(() => window.removed), 1);
  assert.equal(await page.evaluate(() => tvHost.host), 'caspar');
  assert.deepEqual(page.problems, []);
});

test('TV-10: thirty payloads, most of them rubbish: no exception, the picture stays', async () => {
  const page = await caspar('leaderboard');
  await page.evaluate(() => { update('{"title":"Bảng"}'); play(); });
  await shown(page);
  const payloads = [undefined, null, '', ' ', '{', '}', '[', '[]', '{}', 'null', 'true', '42', '"', '""', '"\\"x\\""', '<', '<a>', '<templateData>', '<templateData></templateData>', '{"rows":null}', '{"rows":{}}', '{"rows":"a|b|c"}', '{"rows":[null]}', '{"rows":[{}]}', '{"rows":[{"name":{}}]}', '{"title":{"a":1}}', '{"f2":"Lan | Hội An | 12.850 | 12:04"}', '{\\"title\\":\\"x\\"}', '{"theme":"khong-co"}', '{"a":"b"c"}', '\u0000', 'x'.repeat(100_000)];
  for (const payload of payloads) await page.evaluate((p) => update(p), payload);
  await page.evaluate(() => update('{"title":"Vẫn đây","rows":"Lan | Hội An | 12.850 | 12:04"}'));
  await page.waitForFunction(() => /Vẫn đây/.test(document.querySelector('[data-template]')?.shadowRoot.textContent ?? ''));
  assert.match(await words(page), /Lan.*12\.850.*12:04/);
  assert.deepEqual(page.problems, []);
});

test('TV-43: every kit paints its sample from a file, offline, in both themes', async () => {
  const names = readdirSync(join(dist, 'kit/casparcg'));
  assert.equal(names.length, Object.keys(samples).length);
  const page = await offline({ width: 480, height: 270 });
  for (const [i, name] of names.entries()) {
    await caspar(name.replace('.html', ''), i % 2 ? 'soi-noi' : 'trang-trong', page);
    await page.evaluate(() => play());
    await shown(page);
    // The way in begins at nothing: look until it is there.
    const end = Date.now() + 10_000;
    while ((await picture(page)) <= 600) assert.ok(Date.now() < end, name);
    assert.deepEqual(page.problems, [], name);
  }
});

test('TV-11: SPX: the definition is read from an inline script alone, with strings as values', () => {
  for (const name of readdirSync(join(dist, 'kit/spx'))) {
    const html = readFileSync(kit('spx', name), 'utf8');
    assert.ok(!/<script[^>]+src=|<link|import\(/.test(html.slice(0, html.indexOf('</head>'))), name);
    const first = /<script>([\s\S]*?)<\/script>/.exec(html)[1];
    const window = {};
    vm.runInNewContext(first, { window });
    const definition = window.SPXGCTemplateDefinition;
    assert.ok(definition.DataFields.length > 1, name);
    for (const field of definition.DataFields) assert.ok(field.value === undefined || typeof field.value === 'string', `${name} ${field.field}`);
  }
});

test('TV-11: SPX: a parent page of the same origin calls update and play as soon as the frame has loaded', async () => {
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(request.url.startsWith('/t/') ? readFileSync(kit('spx', request.url.slice(3).split('?')[0])) : '<style>html,body{margin:0;background:transparent}iframe{border:0;width:1920px;height:1080px}</style><iframe src="/t/leaderboard.html?random=1&layer=5"></iframe>');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const page = await browser.newPage({ viewport: size });
  await page.addInitScript(() => {
    window.addEventListener('DOMContentLoaded', () => {
      const frame = document.querySelector('iframe');
      if (!frame) return;
      frame.onload = () => {
        const w = frame.contentWindow;
        w.update(JSON.stringify({ f0: 'Tuần 3', f1: '', f2: 'Lan | Hội An | 980 | 12:04\nÁnh | Cẩm Lệ | 970 | 12:30', f3: '1', f4: '', f5: 'Đơn vị', epochID: '1', comment: 'x' }));
        w.play();
      };
    });
  });
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const frame = page.frames()[1];
  await shown(frame);
  assert.match(await words(frame), /Tuần 3.*Lan.*Ánh.*970/);
  await page.evaluate(() => document.querySelector('iframe').contentWindow.stop());
  await gone(frame);
  assert.equal(await picture(page), 0);
  server.close();
  server.closeAllConnections();
});

test('TV-12: OGraf: a renderer that leaves out what renderers leave out', async () => {
  const files = unzip(kit('ograf', 'question.zip'));
  const manifest = JSON.parse(files['vn-hoithi-question/question.ograf.json']);
  const server = createServer((request, response) => {
    const file = files[`vn-hoithi-question${request.url}`];
    response.writeHead(200, { 'Content-Type': request.url.endsWith('.mjs') ? 'text/javascript' : 'text/html; charset=utf-8' });
    response.end(file ?? '<style>html,body{margin:0;background:transparent}#r{position:absolute;width:1920px;height:1080px}</style><div id="r"></div>');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const page = await browser.newPage({ viewport: size });
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const answers = await page.evaluate(async ({ id, main }) => {
    const { default: Graphic } = await import(`/${main}`);
    customElements.define(id, Graphic);
    const out = [];
    const element = document.createElement(id);
    out.push(await element.load({ renderType: 'realtime' }));
    const closed = document.getElementById('r').attachShadow({ mode: 'closed' });
    closed.appendChild(element);
    window.element = element;
    out.push(await element.updateAction({ data: { stem: 'Ẳ Ẫ Ễ là gì?' } }));
    out.push(await element.playAction());
    out.push(await element.playAction({ goto: 3, skipAnimation: true }));
    return out;
  }, { id: manifest.id, main: manifest.main });
  assert.deepEqual(answers.map((a) => [a.statusCode, a.currentStep]), [[200, undefined], [200, undefined], [200, 0], [200, 3]]);
  assert.ok(answers.every((a) => Object.keys(a).every((k) => ['statusCode', 'statusMessage', 'currentStep'].includes(k))));
  // Settled at once: the second picture is the first.
  const [a, b] = [await shot(page), await shot(page)];
  assert.ok(a.equals(b) && ink(decode(a)) > 100_000);
  const ended = await page.evaluate(async () => [await window.element.stopAction({ skipAnimation: true }), await window.element.dispose()]);
  assert.deepEqual(ended.map((x) => x.statusCode), [200, 200]);
  assert.equal(await picture(page), 0);
  server.close();
  server.closeAllConnections();
});

test('TV-08: nothing in the pages and kits that Chrome 86 would not know', () => {
  const scripts = [...readdirSync(join(dist, 'assets')).filter((n) => n.endsWith('.js')).map((n) => join(dist, 'assets', n)), kit('casparcg', 'leaderboard.html')].map((p) => readFileSync(p, 'utf8'));
  for (const text of scripts) assert.equal(tooNew(text), undefined);
});

test('the first script of every page is classic, in the page, and no longer than 4 KB', () => {
  const script = /<script>([\s\S]*?)<\/script>/.exec(readFileSync(join(dist, 'tv.html'), 'utf8'))[1];
  assert.ok(Buffer.byteLength(script) <= 4096, `${Buffer.byteLength(script)} bytes`);
  assert.ok(!/=>|\blet\b|\bconst\b|`|\bclass\b/.test(script));
});
