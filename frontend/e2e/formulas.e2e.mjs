/**
 * An equation of a Word file is drawn in the review, in the editor and on a
 * phone; a browser that cannot draw it shows the line of text.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, device, picture, settled } from './lib/browser.mjs';
import { call, signIn } from './lib/desk.mjs';
import { writeDOCX } from './lib/docx.mjs';
import { enter, start } from './lib/phone.mjs';
import { openSite } from './lib/site.mjs';

const slug = 'cchc-cds-2026';
const r = (text) => `<m:r><m:t>${text}</m:t></m:r>`;
const fraction = (num, den) => `<m:f><m:num>${num}</m:num><m:den>${den}</m:den></m:f>`;
const root = (e) => `<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e>${e}</m:e></m:rad>`;
const square = (e) => `<m:sSup><m:e>${r(e)}</m:e><m:sup>${r('2')}</m:sup></m:sSup>`;
const roots = fraction(`${r('-b±')}${root(`${square('b')}${r('-4ac')}`)}`, r('2a'));
const file = {
  name: 'toan.docx', mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer: writeDOCX([
    ['Câu 1: Biểu thức ', { math: roots }, ' cho biết điều gì về phương trình ', { math: `${r('a')}${square('x')}${r('+bx+c=0')}` }, ' của Trung tâm Phục vụ hành chính công phường Hội An Tây?'],
    ['A. Hai nghiệm ', { math: fraction(r('1'), r('x+2')) }], ['B. ', { math: roots }], ['C. Ẳ Ẫ Ễ Ổ Ữ Ặ Ộ'], 'Đáp án: B', ['Giải thích: vì ', { math: fraction(r('7'), r('9')) }],
  ]),
};

const { app, browser } = await openSite();

/** How high the drawn formulas of a part of the page are, in lines of their own text. */
const heights = (page, selector) => page.locator(`${selector} math.formula`).evaluateAll((list) => list.map((m) => m.getBoundingClientRect().height / parseFloat(getComputedStyle(m).fontSize)));

test('an equation, from the file to the phone', { timeout: 180_000 }, async (t) => {
  const first = await device(browser);
  const second = await device(browser);
  const { page } = first;
  let bank;
  let contest;

  await t.test('the review draws it beside the text of the file', async () => {
    await signIn(page, app.url, app.signIn('organiser'));
    await signIn(second.page, app.url, app.signIn('organiser', 1));
    contest = (await call(page, 'GET', '/desk/contests')).items.find((c) => c.slug === slug);
    bank = await call(page, 'POST', `/desk/contests/${contest.id}/banks`, { name: 'Toán', topics: [{ id: 'toan', name: 'Toán', name_en: '' }] });
    await page.goto(`${app.url}/desk/c/${contest.id}/bank/${bank.id}/import`);
    await page.locator('input[type=file]').setInputFiles(file);
    await page.locator('.import-stem math.formula').first().waitFor();
    const drawn = await heights(page, '.import-item');
    assert.ok(drawn.length === 4 && drawn[0] > 1.9, `formulas of ${drawn.join(', ')} lines`);
    await picture(page, 'formulas-review-light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await picture(page, 'formulas-review-dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await settled(page);
    assert.deepEqual(await axe(page), []);
    const imports = page.url().match(/imports?\/([0-9a-f-]{36})/)[1];
    await call(page, 'POST', `/desk/imports/${imports}/confirm`, {});
  });

  await t.test('the editor keeps it, and draws it in its preview', async () => {
    const [q] = (await call(page, 'GET', `/desk/banks/${bank.id}/questions`)).items;
    const edited = await call(page, 'PUT', `/desk/questions/${q.id}`, { ...q, topic: 'toan', level: 1 });
    assert.equal(edited.formulas.length, 4);
    await page.goto(`${app.url}/desk/c/${contest.id}/bank/${bank.id}/q/${q.id}`);
    await page.locator('.phone math.formula').first().waitFor();
    await picture(page, 'formulas-editor');
    assert.deepEqual(await axe(page), []);
    await call(page, 'POST', `/desk/banks/${bank.id}/reviews`, { ids: [q.id], to: 'in_review', comment: '' });
    assert.equal((await call(second.page, 'POST', `/desk/banks/${bank.id}/reviews`, { ids: [q.id], to: 'approved', comment: '' })).done, 1);
  });

  const { rules } = (await call(page, 'GET', `/desk/contests/${contest.id}/rounds`)).items[0];
  const round = await call(page, 'POST', `/desk/contests/${contest.id}/rounds`, {
    name: 'Đợt thi Toán', name_en: '', opens_ms: Date.now() - 60_000, closes_ms: Date.now() + 3_600_000, rules_version: 0,
    rules: { ...rules, prediction: null, prizes: [], units: [], attempts: { limit: 1, per: 'round', counts: 'only' }, paper: { ...rules.paper, sources: [{ group: '', bank_id: bank.id, lines: [{ topic: 'toan', level: 0, count: 1, points: 0 }] }], layout: 'one', revise: true, points: 10 },
      ranking: { criteria: ['points', 'duration'], ties: 'shared' }, show: { score: 'submitted', answers: 'closed', board: 'hidden' } },
  });
  await call(page, 'POST', `/desk/rounds/${round.id}/transitions`, { to: 'scheduled', reason: '' });
  const phone = await enter(browser, app.url, slug, round.id, { name: 'Nguyễn Văn An', phone: '0905 333 222', unit: 'phuong', group: 'Cán bộ, công chức, viên chức' });
  const p = phone.page;

  await t.test('a phone draws it, and holds nothing of the explanation', async () => {
    await start(p);
    await p.locator('.question-stem math.formula').first().waitFor();
    assert.ok((await heights(p, '.question'))[0] > 1.9);
    assert.ok((await p.evaluate(() => document.documentElement.scrollWidth)) <= 360, 'the page scrolls sideways');
    for (const scheme of ['light', 'dark']) {
      await p.emulateMedia({ colorScheme: scheme });
      await picture(p, `formulas-phone-${scheme}-360`, { fullPage: true });
    }
    assert.deepEqual(await axe(p), []);
  });

  await t.test('a browser without MathML shows the line', async () => {
    await phone.context.addInitScript(() => delete window.MathMLElement);
    await p.reload();
    await p.getByText('1/(x+2)').first().waitFor();
    assert.equal(await p.locator('math').count(), 0);
    await picture(p, 'formulas-phone-old');
    await p.locator('label.option').filter({ hasText: '1/(x+2)' }).click();
    await p.locator('.save-saved').waitFor();
  });

  assert.deepEqual([...first.complaints, ...second.complaints, ...phone.complaints], []);
});
