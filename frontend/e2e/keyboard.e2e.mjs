/**
 * The main job with the keyboard alone: a contestant from registration to the
 * receipt, two organisers from signing in to an approved result. Whatever has
 * the focus shows it, and nothing is out of reach.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { device } from './lib/browser.mjs';
import { press, tabTo, write } from './lib/keyboard.mjs';
import { openSite } from './lib/site.mjs';

const { app, browser } = await openSite();
const round = app.output().match(/\/r\/([0-9a-f-]{36})\/board/)[1];

test('a contestant', { timeout: 180_000 }, async () => {
  const d = await device(browser, { width: 1280, height: 800 });
  const { page } = d;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${app.url}/r/${round}`);
  await page.getByRole('link', { name: 'Đăng ký dự thi' }).waitFor();
  await page.keyboard.press('Tab');
  assert.match(await page.evaluate(() => document.activeElement.className), /skip-link/, 'the first stop leads past the head');
  await press(page, /^Đăng ký dự thi$/);
  await page.waitForURL('**/register**');
  await page.getByLabel('Họ và tên').waitFor();

  await write(page, /^Họ và tên/, 'Trần Bàn Phím');
  await write(page, /^Số điện thoại/, '0913 444 555');
  await press(page, /^(Cán bộ|Người dân)/, 'Space');
  await page.keyboard.press('ArrowDown'); // the second group
  await write(page, /^Đơn vị/, 'so noi vu');
  await page.getByRole('option', { selected: true }).waitFor(); // the list of what was typed, not the one before
  await page.keyboard.press('Enter');
  await press(page, /Tôi đã đọc/, 'Space');
  await press(page, /^Đăng ký$/);
  await page.waitForURL(`**/r/${round}`);
  await page.getByRole('button', { name: 'Bắt đầu', exact: true }).waitFor();
  await press(page, /^Bắt đầu$/);
  await page.waitForURL('**/take');
  await page.locator('.question-stem').first().waitFor();

  assert.ok(await page.locator('[aria-live], [role=status], [role=timer]').count() > 0, 'saving and time are announced');
  for (let n = 0; n < 20 && !(await page.getByLabel('Con số của bạn').count()); n++) {
    const stem = await page.locator('.question-stem').first().innerText();
    await tabTo(page, /./, { most: 40 }).catch(() => {});
    await toOption(page);
    await page.keyboard.press('Space');
    await press(page, /^(Tiếp|Xem lại bài)/);
    await page.waitForFunction((old) => document.querySelector('.question-stem')?.innerText !== old, stem);
  }
  await write(page, /Con số của bạn/, '12');
  await press(page, /^(Tiếp|Xem lại bài)/);
  await press(page, /^Nộp bài/);
  await page.waitForURL('**/done**');
  await page.getByText(/[A-Z0-9]{4}-[A-Z0-9]{4}/).first().waitFor();
  assert.equal(await page.evaluate(() => document.getAnimations().filter((a) => a.playState === 'running' && a.effect.getComputedTiming().duration > 50).length), 0, 'nothing moves for those who asked for less');
  assert.deepEqual(d.complaints, []);
  await d.close();
});

/** To the options of the question on the screen. */
async function toOption(page) {
  for (let i = 0; i < 60; i++) {
    if (await page.evaluate(() => Boolean(document.activeElement.closest('label.option')))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('no option can be reached by Tab');
}

test('the desk', { timeout: 240_000 }, async () => {
  const first = await atDesk('organiser', 0);
  const { page } = first;
  await press(page, /^(Hội thi trực tuyến|Online contest)/);
  await page.waitForURL('**/desk/c/**');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await press(page, /^Đợt thi$/);
  await page.getByRole('heading', { name: 'Đợt thi' }).waitFor();
  await press(page, /^Tuần 2/);
  await page.waitForURL('**/rounds/*-*');
  await move(page, /^Đóng/, 'Kiểm tra bằng bàn phím');
  await page.getByText('Đã đóng', { exact: true }).first().waitFor();
  await move(page, /^(Khóa|Tính)/);
  await page.getByText('Đã khóa kết quả').or(page.getByText('Đã khóa')).first().waitFor();
  const address = page.url();
  assert.deepEqual(first.complaints, []);
  await first.close();

  const second = await atDesk('organiser', 1);
  await second.page.goto(address);
  await second.page.getByRole('heading', { level: 1 }).waitFor();
  await move(second.page, /^Duyệt/);
  await second.page.getByText('Đã duyệt', { exact: true }).first().waitFor();
  assert.deepEqual(second.complaints, []);
  await second.close();
});

async function atDesk(role, n) {
  const d = await device(browser, { width: 1280, height: 800 });
  const { email, password } = app.signIn(role, n);
  await d.page.goto(`${app.url}/desk`);
  await d.page.getByLabel('Thư điện tử').waitFor();
  await write(d.page, /^Thư điện tử/, email);
  await write(d.page, /^Mật khẩu/, password);
  await d.page.keyboard.press('Enter');
  await d.page.getByLabel('Mật khẩu').waitFor({ state: 'detached' });
  await d.page.getByRole('heading', { level: 1 }).waitFor();
  return d;
}

/** Presses a step of the round and answers the dialog, which holds the focus until it is done and then gives it back. */
async function move(page, name, reason) {
  await press(page, name);
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  assert.ok(await page.evaluate(() => Boolean(document.activeElement.closest('dialog'))), 'the dialog takes the focus');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.match(await page.evaluate(() => document.activeElement.innerText), name, 'the focus returns to the button');
  await page.keyboard.press('Enter');
  await dialog.waitFor();
  if (reason) await write(page, /Lý do/, reason);
  const last = await dialog.getByRole('button').last().innerText();
  await press(page, new RegExp(`^${last.trim()}$`));
  await dialog.waitFor({ state: 'detached' });
}
