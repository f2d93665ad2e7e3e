/**
 * The server is killed while somebody answers: what was acknowledged is
 * there, what was not is kept on the phone and sent again, and the time left
 * is the true one.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enter, next, start } from './lib/phone.mjs';
import { openSite } from './lib/site.mjs';

const { app, browser } = await openSite();

test('a contestant goes on where they were after the server was killed', { timeout: 300_000 }, async () => {
  const round = app.output().match(/\/r\/([0-9a-f-]{36})\/board/)[1];
  const phone = await enter(browser, app.url, 'cchc-cds-2026', round, { name: 'Nguyễn Thị Ẩn Ưu', phone: '0912 345 678', unit: 'so noi vu', group: 'Người dân' });
  const { page } = phone;
  await start(page);
  await choose(page, 0);
  await page.getByText(/^Đã lưu/).first().waitFor();
  const taking = await current(phone, app.url, round);
  assert.equal(taking.questions.filter((q) => q.answer).length, 1);

  await app.kill();
  await next(page);
  await choose(page, 1);
  await page.getByText(/đang giữ trên máy/).first().waitFor();
  await app.start();
  await page.getByText(/^Đã lưu/).first().waitFor({ timeout: 60_000 });

  const resumed = await current(phone, app.url, round);
  assert.equal(resumed.attempt.id, taking.attempt.id, 'the same attempt');
  assert.equal(resumed.attempt.deadline_ms, taking.attempt.deadline_ms, 'the same deadline');
  assert.deepEqual(resumed.questions.map((q) => q.stem), taking.questions.map((q) => q.stem), 'the same paper');
  assert.equal(resumed.questions.filter((q) => q.answer).length, 2, 'both answers');

  await page.reload();
  await page.locator('.question-stem').first().waitFor();
  await page.getByText(`2/${taking.questions.length}`, { exact: true }).first().waitFor();
  await phone.close();
});

/** Takes the n-th option on the screen. */
const choose = (page, n) => page.locator('label.option').nth(n).click();

/** The attempt as the server has it, asked with the phone's own cookie. */
async function current(phone, url, round) {
  const answer = await phone.context.request.get(`${url}/api/v1/rounds/${round}/attempts/current`);
  assert.equal(answer.status(), 200);
  return answer.json();
}
