/**
 * A whole show, as a producer runs it: outputs, tokens and a rundown made in
 * the desk, a machine that draws what goes on air, cue and take by keys, a
 * frozen board, the server killed while on air, the reveal to the winner, and
 * the panic button while a name is being typed.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { decode, difference, ink } from '../src/tv/testing/png.mjs';
import { axe, device, picture } from './lib/browser.mjs';
import { signIn } from './lib/desk.mjs';
import { openSite } from './lib/site.mjs';

const { app, browser } = await openSite();

test('a show: cue, take, freeze, kill -9 on air, reveal to the winner, panic', { timeout: 300_000 }, async (t) => {
  const desk = await device(browser);
  const { page } = desk;
  await signIn(page, app.url, app.signIn('producer'));
  const api = await deskApi(desk, app.url);
  const contest = (await api.get('/desk/contests')).items[0].id;
  const rounds = (await api.get(`/desk/contests/${contest}/air`)).rounds;
  const open = rounds.find((r) => r.state === 'open');
  const done = rounds.find((r) => r.snapshot);

  await t.test('an output and its address', async () => {
    await page.goto(`${app.url}/desk/c/${contest}/air/outputs`);
    await page.getByRole('button', { name: 'Thêm đầu ra' }).first().click();
    await page.getByRole('dialog').getByLabel('Tên').fill('Kênh một');
    await page.getByRole('dialog').getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByRole('button', { name: 'Kênh một', exact: false }).first().waitFor();
  });

  const view = await token(page, 'Máy phát', 'view');
  const air = await machine(browser, view.url('OBS'));
  await t.test('the output is transparent before anything is on air', async () => assert.equal(ink(await air.frame()), 0));

  await t.test('nothing that goes wrong under /tv/ shows anything', async () => {
    const ask = new URL(view.url('OBS'));
    const paths = ['/tv/', '/tv/khong-co', `${ask.pathname}?t=sai`, `/tv/o/khong-co${ask.search}`, '/tv/state/kenh-mot?t=sai', `/tv/state/khong-co${ask.search}`, '/tv/assets/khong.js', '/tv/kit/spx/khong.html', '/tv/ws/o/kenh-mot', '/tv/api/v1/kenh-mot/take'];
    const blank = await browser.newPage({ viewport: { width: 640, height: 360 } });
    for (const path of paths) assert.equal(await inkAt(blank, app.url + path), 0, path);
    await blank.close();
  });

  await t.test('a rundown', async () => {
    await page.goto(`${app.url}/desk/c/${contest}/air?output=kenh-mot`);
    await page.getByRole('button', { name: 'Kịch bản mới' }).click();
    await page.getByRole('dialog').getByLabel('Tên').fill('Chung kết');
    await page.getByRole('dialog').getByRole('button', { name: 'Lưu', exact: true }).click();
    await add(page, 'Bảng xếp hạng', { 'Đợt thi': open.id });
    await add(page, 'Bảng tên', { 'Họ tên': 'Nguyễn Thị ẲẪỄ Ánh', 'Chức danh': 'Giám khảo', 'Khi nào hạ xuống': 'manual' });
    await add(page, 'Công bố kết quả', { 'Đợt thi': done.id, 'Bắt đầu từ hạng': '3' });
    assert.equal(await page.locator('.rundown .item').count(), 3);
  });

  await t.test('cue shows in preview alone; take puts it on the glass', async () => {
    await page.getByRole('button', { name: 'Bật phím tắt' }).click();
    await page.keyboard.press('1');
    await page.locator('.monitor-pvw.monitor-lit').waitFor();
    assert.equal(ink(await air.frame()), 0, 'nothing before the take');
    await page.keyboard.press('Space');
    await page.locator('.monitor-pgm.monitor-lit').waitFor();
    await air.shows('leaderboard');
    const line = page.locator('.trail li', { hasText: 'Đưa lên sóng' }).first();
    await line.getByText(/lên hình \S+ [\d.]+ ms/).waitFor();
    t.diagnostic(`take: ${(await line.innerText()).replace(/\s+/g, ' ')}`);
    assert.deepEqual(await axe(page), []);
    await picture(page, 'air-show');
  });

  await t.test('a still of the program is the picture on air', async () => {
    await air.still();
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.monitor-pgm').getByRole('button', { name: 'Hình tĩnh' }).click()]);
    alike(t, decode(readFileSync(await download.path())), await air.frame());
  });

  await t.test('the stills of the whole rundown are the pictures that it brings on air', async () => {
    const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), page.getByRole('button', { name: 'Hình tĩnh cả kịch bản' }).click()]);
    assert.equal(download.suggestedFilename(), 'chung-ket-kenh-mot.zip');
    const files = unzip(readFileSync(await download.path()));
    const names = Object.keys(files);
    t.diagnostic(`stills: ${names.join(', ')}`);
    assert.ok(names[0].startsWith('01-bang-xep-hang') && names.includes('02-bang-ten.png') && names.at(-1) === '03-cong-bo-ket-qua.png', names.join(', '));
    alike(t, decode(files[names[0]]), await air.frame());
    await page.getByRole('dialog').getByRole('button', { name: 'Đóng', exact: true }).last().click();
  });

  await t.test('the board is frozen: everybody outside is told, the desk sees both', async () => {
    await page.goto(`${app.url}/desk/c/${contest}/air/data?round=${open.id}&output=kenh-mot`);
    await page.getByRole('button', { name: 'Đóng băng', exact: true }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Mười phút cuối');
    await page.getByRole('dialog').getByRole('button', { name: 'Đóng băng', exact: true }).click();
    await page.getByText('Bên ngoài đang thấy').waitFor();
    await page.getByText('Thực tế (chỉ bàn đạo diễn)').waitFor();
    await picture(page, 'air-frozen');
    await page.goto(`${app.url}/desk/c/${contest}/air?output=kenh-mot`);
    await page.locator('.freeze').getByText('đang đóng băng').waitFor();
  });

  await t.test('the server is killed and comes back: not one pixel moves', async () => {
    await air.still();
    const before = await air.shot();
    await app.kill();
    assert.equal(differing(before, await air.shot()), 0, 'while the server is down');
    const seen = air.sockets();
    await app.start();
    await air.until(() => air.sockets() > seen, 'the line to come back');
    for (let i = 0; i < 4; i++) assert.equal(differing(before, await air.shot()), 0, 'after it is back');
    const late = await machine(browser, view.url('OBS'));
    await late.shows('leaderboard');
    await late.still();
    assert.equal(differing(before, await late.shot()), 0, 'and on a page opened after');
    await late.close();
  });

  await t.test('the reveal goes to the winner step by step', async () => {
    await page.reload();
    await page.getByRole('button', { name: 'Bật phím tắt' }).click();
    await page.keyboard.press('3');
    await page.locator('.monitor-pvw').getByText('Công bố kết quả').waitFor();
    await page.keyboard.press('Space');
    await air.shows('reveal');
    const steps = page.locator('.reveal-steps button');
    await steps.first().waitFor();
    const count = await steps.count();
    const winner = (await api.get('/desk/air/outputs/kenh-mot/reveal?layer=full')).steps.filter((s) => s.rank === 1).at(-1).names[0];
    assert.ok(!(await air.heard()).includes(winner), 'the winner has not left the server yet');
    for (let i = 1; i < count; i++) {
      await page.keyboard.press('ArrowRight');
      await page.locator('.reveal-steps button[aria-current="step"]', { hasText: new RegExp(`^${i + 1}\\D`) }).waitFor();
    }
    await air.until(async () => (await air.words()).includes(winner.split(' ').at(-1)), 'the winner on the glass');
    await picture(page, 'air-reveal');
  });

  await t.test('panic and clear while somebody types', async () => {
    await page.getByRole('button', { name: /^Sửa: Bảng tên/ }).click();
    await page.getByRole('dialog').getByLabel('Họ tên').click();
    await page.keyboard.type('p ');
    assert.notEqual(ink(await air.frame()), 0, 'letters stay letters');
    const cleared = air.emptyAt();
    await page.keyboard.press('Escape');
    const escaped = await pressedAt(page, 'Escape');
    t.diagnostic(`clear: ${(await cleared) - escaped} ms from the second Escape, pressed in a text field, to the empty picture`);
    assert.ok((await cleared) - escaped <= busy, `${(await cleared) - escaped} ms`);
    assert.equal(ink(await air.frame()), 0, 'the empty picture');
    await page.keyboard.press('2');
    await page.locator('.monitor-pvw.monitor-lit').waitFor();
    await page.keyboard.press('Space');
    await air.shows('lowerthird');
    const [pressed, empty] = await Promise.all([pressedAt(page, 'p'), air.emptyAt()]);
    t.diagnostic(`panic: ${empty - pressed} ms from the key to the empty picture`);
    assert.ok(empty - pressed <= busy, `${empty - pressed} ms`);
    assert.equal(ink(await air.frame()), 0, 'the panic');
    await page.getByText('Đã tắt khẩn cấp').first().waitFor({ state: 'attached' }); // the desk knows: the same key is another wish now
    await page.keyboard.press('p');
    await air.until(async () => ink(await air.frame()) > 0, 'the picture to come back');
  });

  await t.test('the log has it all', async () => {
    const { items } = await api.get(`/desk/contests/${contest}/air/log?limit=50`);
    const actions = items.map((i) => i.action);
    for (const a of ['cue', 'take', 'step', 'panic', 'clear_all', 'resume']) assert.ok(actions.includes(a), `${a} in ${actions}`);
    assert.match(items[0].timecode, /^\d\d:\d\d:\d\d:\d\d$/);
  });

  await t.test('every view on a phone and on a tablet', async () => {
    const wrong = [];
    for (const [width, height, views] of [[360, 740, ['', '/graphics', '/data', '/outputs', '/rehearsal', '/themes', '/log']], [768, 1024, ['']]]) {
      await page.setViewportSize({ width, height });
      for (const view of views) {
        await page.goto(`${app.url}/desk/c/${contest}/air${view}?output=kenh-mot`);
        await page.locator('.air-bar').waitFor();
        await page.waitForFunction(() => !document.querySelector('[aria-busy=true], .skeleton'));
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        wrong.push(...(await axe(page)).map((f) => `${view} ${width}: ${f}`), ...(sideways > 0 ? [`${view} ${width}: ${sideways} px too wide`] : []));
        await picture(page, `air${view.replace('/', '-')}-${width}`, { fullPage: true });
      }
    }
    assert.deepEqual(wrong, []);
  });

  assert.deepEqual(air.problems, []);
  assert.deepEqual(desk.complaints, []);
  await air.close();
  await desk.close();
});

/** A quarter of a second is asked, and told as it was measured; a machine that runs all tests at once may be as slow as this. */
const busy = 600;

/** Presses a key; the moment at which the desk's page heard of it. */
async function pressedAt(page, key) {
  await page.evaluate((k) => { window.heardKey = new Promise((done) => window.addEventListener('keydown', (e) => e.key.toLowerCase() === k.toLowerCase() && done(Date.now()), { capture: true, once: true })); }, key);
  await page.keyboard.press(key);
  return page.evaluate(() => window.heardKey);
}

/** How much an address paints, over nothing. */
async function inkAt(page, url) {
  await page.goto(url, { waitUntil: 'load' });
  return ink(decode(await page.screenshot({ omitBackground: true })));
}

/** The desk's own calls, with its cookie. */
async function deskApi(desk, url) {
  return {
    get: async (path) => {
      const answer = await desk.context.request.get(`${url}/api/v1${path}`);
      assert.ok(answer.ok(), `${path}: ${answer.status()}`);
      return answer.json();
    },
  };
}

/** Makes a token in the desk and reads the addresses that are shown this once. */
/** A still and what is on air: the same but for the edges of letters. */
function alike(t, still, live) {
  let off = 0;
  for (let i = 0; i < live.data.length; i += 4) if ([0, 1, 2, 3].some((k) => Math.abs(still.data[i + k] - live.data[i + k]) > 48)) off++;
  t.diagnostic(`still: ${off} of ${ink(live)} pixels differ`);
  assert.ok(ink(live) > 100_000 && off < ink(live) * 0.01, `${off} of ${ink(live)} pixels differ`);
}

/** The files of an archive that stores them as they are. */
function unzip(zip) {
  const files = {};
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50;) {
    const [size, name] = [zip.readUInt32LE(at + 22), zip.readUInt16LE(at + 26)];
    files[zip.toString('utf8', at + 30, at + 30 + name)] = zip.subarray(at + 30 + name, at + 30 + name + size);
    at += 30 + name + size;
  }
  return files;
}

async function token(page, name, kind) {
  await page.getByRole('button', { name: 'Tạo mã' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Loại').selectOption(kind);
  await dialog.getByLabel('Tên').fill(name);
  await dialog.getByRole('button', { name: 'Tạo', exact: true }).click();
  await dialog.getByText('mã chỉ hiện lần này').waitFor();
  const urls = await dialog.locator('pre').allInnerTexts();
  await dialog.getByRole('button', { name: 'Đã chép' }).click();
  return { url: () => urls.find((u) => /\/tv\/o\//.test(u)) };
}

/** Adds an item with the form; fields by their labels. */
async function add(page, template, values) {
  await page.getByLabel('Thêm mục').selectOption({ label: template });
  const dialog = page.getByRole('dialog');
  for (const [label, value] of Object.entries(values)) {
    const field = dialog.getByLabel(label, { exact: true }).first();
    if ((await field.evaluate((e) => e.tagName)) === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
  await dialog.getByRole('button', { name: 'Lưu', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

const differing = (a, b) => (a.equals(b) ? 0 : difference(decode(a), decode(b)).pixels);

/** A machine that draws an output, as OBS would: its pixels, its words, all that it was told. */
async function machine(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  await context.addInitScript(() => { window.obsstudio = { pluginVersion: '2.24' }; });
  const page = await context.newPage();
  const told = [];
  const problems = [];
  let sockets = 0;
  page.on('websocket', (ws) => { ws.on('framereceived', (f) => { if (told.push(String(f.payload)) && ws.first === undefined) { ws.first = true; sockets++; } }); });
  page.on('pageerror', (e) => problems.push(e.message));
  await page.goto(address);
  const until = async (condition, what, patience = 15_000) => {
    for (const end = Date.now() + patience; !(await condition()); await new Promise((r) => setTimeout(r, 30))) if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
  };
  const shot = () => page.screenshot({ omitBackground: true });
  return {
    problems, until, shot,
    frame: async () => decode(await shot()),
    sockets: () => sockets,
    shows: (template) => page.waitForFunction((x) => document.querySelector(`[data-template="${x}"]`), template, { timeout: 10_000 }),
    still: () => page.waitForFunction(() => [...document.querySelectorAll('[data-template]')].every((g) => g.shadowRoot.getAnimations().length === 0) && document.getAnimations().length === 0),
    /** The moment at which nothing is to be seen any more. */
    emptyAt: () => page.evaluate(() => new Promise((done) => {
      const timer = setInterval(() => {
        const stage = document.querySelector('.stage');
        if (stage.querySelector('[data-template]') && getComputedStyle(stage).opacity !== '0') return;
        clearInterval(timer);
        done(Date.now());
      }, 2);
    })),
    words: () => page.evaluate(() => [...document.querySelectorAll('[data-template]')].map((g) => g.shadowRoot.textContent).join(' ')),
    heard: async () => told.join('\n'),
    close: () => context.close(),
  };
}
