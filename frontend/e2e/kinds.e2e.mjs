/**
 * A phone answers one question of each kind, is loaded again in the middle,
 * loses the network before the pictures, and gets the right explanation. The
 * desk shows the editor of each.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, device, picture } from './lib/browser.mjs';
import { call, signIn } from './lib/desk.mjs';
import { asked, kindsBank, pictures } from './lib/kinds.mjs';
import { enter, next, start } from './lib/phone.mjs';
import { pixel } from './lib/png.mjs';
import { openSite } from './lib/site.mjs';
import { everyView } from './lib/views.mjs';

const slug = 'cchc-cds-2026';
const { app, browser } = await openSite();

test('every kind, from the desk to the explanation', { timeout: 300_000 }, async (t) => {
  const office = await device(browser);
  const second = await device(browser);
  const { page } = office;
  let contest;
  let bank;
  let round;
  let ids;

  await t.test('the desk keeps each kind, and a round asks them', async () => {
    await signIn(page, app.url, app.signIn('organiser'));
    await signIn(second.page, app.url, app.signIn('organiser', 1));
    contest = (await call(page, 'GET', '/desk/contests')).items.find((c) => c.slug === slug);
    ({ bank, ids } = await kindsBank(page, second.page, contest.id));
    const { rules } = (await call(page, 'GET', `/desk/contests/${contest.id}/rounds`)).items[0];
    const lines = asked.map((_, i) => ({ topic: `loai-${i}`, level: 0, count: 1, points: 0 }));
    const made = await call(page, 'POST', `/desk/contests/${contest.id}/rounds`, {
      name: 'Đợt thi mọi loại câu', name_en: '', opens_ms: Date.now() - 60_000, closes_ms: Date.now() + 3_600_000, rules_version: 0,
      rules: {
        ...rules, prediction: null, prizes: [], units: [], attempts: { limit: 1, per: 'round', counts: 'only' },
        paper: { ...rules.paper, sources: [{ group: '', bank_id: bank.id, lines }], shuffle_questions: false, layout: 'one', revise: true, points: 10 },
        ranking: { criteria: ['points', 'duration'], ties: 'shared' }, show: { score: 'submitted', answers: 'closed', board: 'hidden' },
      },
    });
    round = made.id;
    await call(page, 'POST', `/desk/rounds/${round}/transitions`, { to: 'scheduled', reason: '' });
  });

  const phone = await enter(browser, app.url, slug, round, { name: 'Công Tằng Tôn Nữ Nguyễn Phương Khánh Quỳnh', phone: '0905 333 111', unit: 'phuong', group: 'Cán bộ, công chức, viên chức' });
  const p = phone.page;
  const saved = () => p.locator('.save-saved').waitFor();
  const wrong = [];
  const look = async (name) => {
    for (const scheme of ['light', 'dark']) {
      await p.emulateMedia({ colorScheme: scheme });
      await picture(p, `kind-${name}-vi-${scheme}-360`);
    }
    wrong.push(...(await axe(p)).map((line) => `${name}: ${line}`));
    await p.emulateMedia({ colorScheme: 'light' });
  };

  await t.test('a phone answers words and numbers', async () => {
    await start(p);
    await p.getByLabel('Câu trả lời của bạn').fill('hue');
    await saved();
    await look('shorttext');
    await next(p);
    await p.getByLabel('Con số của bạn').fill('12,5');
    await p.getByText('Máy hiểu là: 12,5').waitFor();
    await saved();
    await look('numeric');
    await next(p);
    await p.getByLabel('Con số của bạn').fill('3.300');
    await p.getByText('Máy hiểu là: 3.300').waitFor();
    await p.getByLabel('Con số của bạn').press('Enter');
    await saved();
  });

  await t.test('loaded again, it goes on with what is saved', async () => {
    await p.reload();
    await p.getByRole('heading', { name: /Câu 4/ }).waitFor();
    await p.getByRole('button', { name: /^(Quay lại|Trước)/ }).or(p.locator('.way-back')).first().click();
    await p.waitForFunction(() => document.querySelector('.written-input')?.value === '3.300');
    await next(p);
  });

  await t.test('items are dragged and moved by keyboard', async () => {
    const order = () => p.locator('.ordering-text').allInnerTexts();
    const wanted = asked[3].options;
    for (const [place, text] of wanted.entries()) {
      for (let at = (await order()).map(plain).indexOf(text); at > place; at--) {
        const button = p.getByRole('button', { name: `Chuyển lên: ${text}` });
        await button.focus();
        await p.keyboard.press('Enter');
        await p.waitForFunction(([t, n]) => [...document.querySelectorAll('.ordering-text')].findIndex((e) => e.innerText.replace(/\s/g, ' ').startsWith(t.slice(0, 8))) === n, [text, at - 1]);
      }
    }
    assert.deepEqual((await order()).map(plain), wanted);
    const grips = p.locator('.ordering-grip');
    const [from, to] = [await grips.nth(2).boundingBox(), await grips.nth(0).boundingBox()];
    await p.mouse.move(from.x + 40, from.y + from.height / 2);
    await p.mouse.down();
    await p.mouse.move(to.x + 40, to.y + 4, { steps: 8 });
    await p.mouse.up();
    assert.deepEqual((await order()).map(plain), [wanted[2], wanted[0], wanted[1]]);
    await saved();
    await look('ordering');
    await next(p);
  });

  await t.test('sides are matched', async () => {
    for (const pair of asked[4].pairs) {
      const menu = p.locator('.matching-row', { hasText: pair.left.slice(0, 10) }).locator('select');
      const value = await menu.locator('option', { hasText: pair.right }).getAttribute('value');
      await menu.selectOption(value);
    }
    await saved();
    await look('matching');
  });

  await t.test('the pictures are there when the network is not', async () => {
    await phone.context.setOffline(true);
    await next(p);
    await p.waitForFunction(() => [...document.querySelectorAll('.figure img')].filter((i) => i.complete && i.naturalWidth > 0).length === 3);
    for (const [alt, colour] of Object.entries(pictures)) assert.deepEqual(await pixel(p.getByAltText(alt)), colour, alt);
    await p.locator('label.option', { has: p.getByAltText('Hình vuông xanh') }).click();
    await p.locator('.save-waiting').waitFor();
    await look('picture');
    await phone.context.setOffline(false);
    await saved();
  });

  await t.test('the explanation is right', async () => {
    await next(p);
    await p.getByRole('button', { name: 'Nộp bài' }).first().click();
    await p.waitForURL('**/done?*');
    await p.getByText('Chưa gồm 1 câu tính theo người trả lời gần đúng nhất').waitFor();
    await p.getByText('/60').first().waitFor();
    await call(page, 'POST', `/desk/rounds/${round}/transitions`, { to: 'closed', reason: 'Đóng sớm để xem đáp án' });
    while ((await p.locator('.answer').count()) === 0) { // the server looks at the round again within a second
      await p.reload();
      await p.locator('.slip').waitFor();
    }
    const verdicts = await p.locator('.answer').evaluateAll((list) => list.map((e) => e.className.match(/answer-(right|part|wrong|blank|later)/)[1]));
    assert.deepEqual(verdicts, ['right', 'right', 'later', 'wrong', 'right', 'right']);
    await picture(p, 'kind-explained-vi-light-360', { fullPage: true });
    wrong.push(...(await axe(p)).map((line) => `explained: ${line}`));
  });

  await t.test('the desk edits each kind', async () => {
    for (const [i, id] of ids.entries()) {
      await page.goto(`${app.url}/desk/c/${contest.id}/bank/${bank.id}/q/${id}`);
      await page.locator('.phone-screen').waitFor();
      await page.waitForFunction(() => !document.querySelector('[aria-busy=true], .skeleton'));
      await picture(page, `desk-kind-${i}-vi-light-1440`, { fullPage: true });
      wrong.push(...(await axe(page)).map((line) => `editor ${i}: ${line}`));
    }
    wrong.push(...(await everyView(page, 'desk-kind', 'vi', { at: [[360, 740]] })));
  });
  assert.deepEqual(wrong, []);
  assert.deepEqual([...phone.complaints, ...office.complaints], []);
});

/** Text without the marks that keep words together on the screen. */
function plain(text) {
  return text.replace(/\s+/g, ' ').replace(/[\u2060\u200b]/g, '').trim();
}
