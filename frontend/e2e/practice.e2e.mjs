/**
 * Somebody without an account practises on a question of each kind: right,
 * wrong, in part, and only asking for the answer; then reads them all.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, device, picture } from './lib/browser.mjs';
import { call, signIn } from './lib/desk.mjs';
import { asked, kindsBank, pictures } from './lib/kinds.mjs';
import { plain } from './lib/phone.mjs';
import { pixel } from './lib/png.mjs';
import { openSite } from './lib/site.mjs';
import { everyView, sideways } from './lib/views.mjs';

const slug = 'cchc-cds-2026';
const { app, browser } = await openSite();

test('every kind is practised on', { timeout: 180_000 }, async (t) => {
  const office = await device(browser);
  const second = await device(browser);
  const published = {};
  await t.test('the desk publishes a bank, with answers and without', async () => {
    await signIn(office.page, app.url, app.signIn('organiser'));
    await signIn(second.page, app.url, app.signIn('organiser', 1));
    const contest = (await call(office.page, 'GET', '/desk/contests')).items.find((c) => c.slug === slug);
    const { bank } = await kindsBank(office.page, second.page, contest.id);
    const publish = (edit) => call(office.page, 'POST', `/desk/banks/${bank.id}/open-banks`, { title: 'Ôn tập mọi loại câu', title_en: 'Every kind of question', topics: [], readable: true, practice: true, opens_ms: Date.now() - 1000, ...edit });
    published.told = (await publish({ with_answers: true })).id;
    published.plain = (await publish({ title: 'Không kèm đáp án', with_answers: false })).id;
    const drawn = (await call(office.page, 'GET', `/desk/contests/${contest.id}/banks`)).items.find((b) => b.id !== bank.id);
    published.long = (await call(office.page, 'POST', `/desk/banks/${drawn.id}/open-banks`, { title: 'Cả ngân hàng', title_en: '', topics: [], readable: true, practice: false, with_answers: false, opens_ms: Date.now() - 1000 })).id;
    await warned(office.page, `${app.url}/desk/c/${contest.id}/bank/${drawn.id}/seals`);
  });
  await Promise.all([office.close(), second.close()]);

  const phone = await device(browser, { width: 360, height: 740 });
  const p = phone.page;
  const wrong = [];
  const look = async (name) => {
    for (const scheme of ['light', 'dark']) {
      await p.emulateMedia({ colorScheme: scheme });
      await picture(p, `practice-${name}-${scheme}-360`, { fullPage: true });
    }
    wrong.push(...(await axe(p)).map((l) => `${name}: ${l}`), ...(await sideways(p)).map((l) => `${name}: ${l}`));
    await p.emulateMedia({ colorScheme: 'light' });
  };
  const press = (name) => p.getByRole('button', { name, exact: true }).click();
  const verdict = (text) => p.getByRole('alert').filter({ hasText: text }).waitFor();

  /** What is done with each question, and what the server says of it. */
  const ways = [
    async () => { await p.getByLabel('Câu trả lời của bạn').fill('HUE'); await p.keyboard.press('Enter'); return 'Đúng rồi'; },
    async () => { await p.getByLabel('Con số của bạn').fill('99'); await press('Kiểm tra'); return 'Chưa đúng'; },
    async () => { await p.getByLabel('Con số của bạn').fill('3.300'); await press('Kiểm tra'); return 'Chưa đúng con số này'; },
    async () => { await inPart(p); await press('Kiểm tra'); return 'Đúng một phần: 1 trên 3 chỗ'; },
    async () => { await press('Kiểm tra'); await verdict('Bạn chưa trả lời câu này.'); await press('Xem đáp án'); return 'Chưa trả lời'; },
    async () => {
      for (const [alt, colour] of Object.entries(pictures)) assert.deepEqual(await pixel(p.getByAltText(alt)), colour, alt);
      await p.locator('label.option', { has: p.getByAltText('Hình vuông đỏ') }).click();
      await press('Kiểm tra');
      return 'Chưa đúng';
    },
  ];

  await t.test('with answers, each is marked and explained', async () => {
    await p.goto(`${app.url}/c/${slug}/practice/${published.told}`);
    const seen = new Set();
    for (let n = 1; n <= asked.length; n++) {
      await p.getByRole('heading', { name: `Câu ${n} / ${asked.length}` }).waitFor();
      const stem = plain(await p.locator('.question-stem').innerText());
      const kind = asked.findIndex((q) => plain(q.stem) === stem);
      if (asked[kind].kind === 'single') await p.waitForFunction(() => [...document.querySelectorAll('.figure img')].filter((i) => i.complete && i.naturalWidth > 0).length === 3);
      await look(`${kind}-asked`);
      const says = await ways[kind]();
      await verdict(says);
      await verdict('Theo tài liệu ôn tập của ban tổ chức.');
      await look(`${kind}-told`);
      seen.add(kind);
      await p.getByRole('button', { name: n < asked.length ? 'Câu tiếp theo' : 'Xem tổng kết', exact: true }).click();
    }
    assert.equal(seen.size, asked.length);
    await p.getByText('Trả lời đúng 1 trên 6 câu.').waitFor();
    wrong.push(...(await everyView(p, 'practice-end', 'vi')));
  });

  await t.test('on one topic, chosen before the first question', async () => {
    await p.goto(`${app.url}/c/${slug}/practice/${published.told}`);
    await p.getByLabel('Chủ đề').selectOption({ label: 'Loại 1' });
    await p.getByRole('heading', { name: 'Câu 1 / 1' }).waitFor();
    assert.equal(plain(await p.locator('.question-stem').innerText()), asked[0].stem);
    await look('topic');
  });

  await t.test('without answers, nothing is marked', async () => {
    await p.setViewportSize({ width: 360, height: 740 });
    await p.goto(`${app.url}/c/${slug}/practice/${published.plain}`);
    await p.getByText(/công khai không kèm đáp án/).waitFor();
    assert.equal(await p.getByRole('button', { name: 'Kiểm tra' }).count(), 0);
    await look('plain');
    for (let n = 1; n <= asked.length; n++) await p.getByRole('button', { name: n < asked.length ? 'Câu tiếp theo' : 'Xem tổng kết', exact: true }).click();
    await p.getByText('Bạn đã làm hết 6 câu').waitFor();
    assert.equal(await p.getByText('Trả lời đúng').count(), 0);
    await look('plain-end');
  });

  await t.test('a failure says so, and can be tried again', async () => {
    await p.goto(`${app.url}/c/${slug}/practice/${published.told}`);
    await p.locator('.question-stem').waitFor();
    await phone.context.setOffline(true);
    await press('Xem đáp án');
    await p.getByRole('alert').waitFor();
    await look('offline');
    await phone.context.setOffline(false);
    await press('Xem đáp án');
    await verdict('Theo tài liệu ôn tập');
    await p.goto(`${app.url}/c/${slug}/practice/01928f00-0000-7000-8000-000000000000`);
    await p.getByRole('alert').waitFor();
    await look('gone');
  });

  await t.test('they are read, in both languages', async () => {
    await p.goto(`${app.url}/c/${slug}/open/${published.told}`);
    await p.getByText(asked[0].stem).waitFor();
    await p.getByText('Huế', { exact: true }).waitFor();
    await everyPicture(p);
    wrong.push(...(await everyView(p, 'open-told', 'vi', { at: [[360, 740], [1440, 900]] })));
    await picture(p, 'open-told-whole', { fullPage: true });
    await p.goto(`${app.url}/c/${slug}/open/${published.plain}`);
    await p.getByText(asked[0].stem).waitFor();
    assert.ok(!(await p.content()).includes('Đáp án đúng'));
    await picture(p, 'open-plain-whole', { fullPage: true });
    await p.goto(`${app.url}/c/${slug}/open/${published.long}`);
    await p.getByText(/^Trang 1\//).waitFor();
    await p.getByRole('button', { name: 'Trang sau' }).click();
    await p.getByRole('heading', { name: /^31\. / }).waitFor(); // a bank is read to its end, page by page
    await picture(p, 'open-long');
    const english = await device(browser, { width: 768, height: 1024, lang: 'en' });
    await english.page.goto(`${app.url}/c/${slug}/practice/${published.told}`);
    await english.page.getByRole('button', { name: 'Show the answer' }).click();
    await english.page.getByRole('alert').waitFor();
    wrong.push(...(await everyView(english.page, 'practice', 'en')));
    assert.deepEqual(english.complaints, []);
    await english.close();
  });
  assert.deepEqual(wrong, []);
  assert.deepEqual(phone.complaints, []);
});

/** Puts the items so that the first stands right and the others do not. */
async function inPart(page) {
  const wanted = [asked[3].options[0], asked[3].options[2], asked[3].options[1]];
  for (const [place, text] of wanted.entries()) {
    const at = async () => (await page.locator('.ordering-text').allInnerTexts()).map(plain).indexOf(text);
    while ((await at()) > place) await page.getByRole('button', { name: `Chuyển lên: ${text}` }).click();
  }
}

async function everyPicture(page) {
  for (const image of await page.locator('.open-picture').all()) {
    await image.scrollIntoViewIfNeeded();
    await page.waitForFunction((i) => i.complete && i.naturalWidth > 0, await image.elementHandle());
  }
}

/** Publishing answers of questions that a coming round draws is warned of, by the round's name, and not refused. */
async function warned(page, seals) {
  await page.goto(seals);
  await page.getByRole('button', { name: 'Công khai ngân hàng' }).click();
  const warning = page.getByRole('alert').filter({ hasText: '“Tuần 2”' });
  await warning.filter({ hasText: '“Tuần 3”' }).waitFor();
  assert.ok(!(await warning.innerText()).includes('“Tuần 1”'));
  assert.deepEqual(await axe(page), []);
  await picture(page, 'open-bank-warning', { fullPage: true });
  await page.getByLabel('Kèm đáp án, giải thích và căn cứ').uncheck();
  await warning.waitFor({ state: 'detached' });
}
