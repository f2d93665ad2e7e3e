/**
 * A week of a contest, from the files that an organiser has to the workbook
 * with the ranks: an organiser, a second person, three contestants on phones
 * (one loses the network in the middle, one lets the deadline pass).
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { axe, device, picture } from './lib/browser.mjs';
import { confirmed, localInput, reviewAll, signIn } from './lib/desk.mjs';
import { answer, enter, next, plain, start } from './lib/phone.mjs';
import { openSite } from './lib/site.mjs';
import { sideways } from './lib/views.mjs';
import { readXLSX, writeXLSX } from './lib/xlsx.mjs';

const fixtures = join(dirname(fileURLToPath(import.meta.url)), '../../../shared/fixtures/vi');
const skip = existsSync(fixtures) ? false : `the question files of ../shared/fixtures are not here (${fixtures})`;
const slug = 'cchc-thu';
const asked = 4; // questions a paper
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const { app, browser } = skip ? {} : await openSite();

/** Right options by stem, as a careful reader finds them in the file. */
function keyOf(name) {
  const { questions } = JSON.parse(readFileSync(join(fixtures, name), 'utf8'));
  return new Map(questions.map((q) => [plain(q.stem), q.correct.map((i) => plain(q.options[i]))]));
}

test('a week of a contest, from the files to the ranks', { skip, timeout: 600_000 }, async (t) => {
  const key = keyOf('key-line.expected.json');
  const office = await device(browser);
  const second = await device(browser);
  const { page } = office;
  let contest;
  let bank;
  let round;

  await t.test('the organiser makes a contest from the Huế preset', async () => {
    await signIn(page, app.url, app.signIn('organiser'));
    await page.getByRole('link', { name: 'Tạo cuộc thi' }).first().click();
    await page.getByRole('radio', { name: /Huế 2025/ }).check();
    await page.getByRole('button', { name: 'Tiếp tục với mẫu này' }).click();
    await page.getByLabel('Tên cuộc thi').fill('Hội thi trực tuyến tìm hiểu cải cách hành chính tỉnh thử nghiệm');
    await page.getByLabel('Cơ quan tổ chức').fill('Sở Nội vụ');
    await page.getByLabel('Địa chỉ trang').fill(slug);
    await page.getByRole('button', { name: 'Tạo cuộc thi' }).click();
    await page.waitForURL(/\/desk\/c\/[0-9a-f-]{36}/);
    contest = page.url().match(/^.*\/desk\/c\/[0-9a-f-]{36}/)[0];
  });

  await t.test('units come out of a workbook, tried before they are written', async () => {
    await page.goto(`${contest}/units`);
    await page.getByRole('button', { name: 'Nạp từ tệp' }).first().click();
    const rows = [
      ['Tên đơn vị', 'Đơn vị cấp trên', 'Loại', 'Khối', 'Số người'],
      ['UBND tỉnh', '', '', '', ''],
      ['Sở Nội vụ', 'UBND tỉnh', 'Sở', 'Cơ quan hành chính', '4'],
      ['Trung tâm Phục vụ hành chính công thành phố Đà Nẵng', 'UBND tỉnh', 'Trung tâm', 'Đơn vị sự nghiệp công lập', '2'],
    ];
    await page.locator('input[type=file]').setInputFiles({ name: 'don-vi.xlsx', mimeType: xlsxType, buffer: writeXLSX(rows) });
    await page.getByRole('button', { name: /^Ghi 3 thay đổi/ }).click();
    await page.getByText('Trung tâm Phục vụ hành chính công thành phố Đà Nẵng').first().waitFor();
  });

  await t.test('questions come out of a Word file, and a second person approves them', async () => {
    await page.goto(`${contest}/bank`);
    await page.getByRole('button', { name: 'Tạo ngân hàng' }).first().click();
    await page.getByRole('dialog').getByRole('textbox').first().fill('Ngân hàng tuần 1');
    await page.getByRole('dialog').getByRole('button', { name: /Tạo/ }).click();
    await page.waitForURL(/\/bank\/[0-9a-f-]{36}$/);
    bank = page.url();
    await page.getByRole('link', { name: 'Nạp từ tệp' }).first().click();
    await page.locator('input[type=file]').setInputFiles(join(fixtures, 'key-line.docx'));
    await page.getByRole('button', { name: /^Ghi vào ngân hàng/ }).waitFor();
    await picture(page, 'desk-import');
    await confirmed(page, `Ghi vào ngân hàng (${key.size})`);
    await page.waitForURL(bank);
    await reviewAll(page, bank, 'Gửi thẩm định');
    await signIn(second.page, app.url, app.signIn('organiser', 1));
    await reviewAll(second.page, bank, 'Duyệt');
    await second.page.getByText(`${key.size} câu đã duyệt trên ${key.size}`).waitFor();
  });

  await t.test('a round opens by the clock', async () => {
    await page.goto(`${contest}/rounds`);
    await page.getByRole('link', { name: 'Tạo đợt thi' }).or(page.getByRole('button', { name: 'Tạo đợt thi' })).first().click();
    await page.getByRole('button', { name: 'Tạo bản nháp' }).click();
    await page.waitForURL(/\/rounds\/[0-9a-f-]{36}/);
    round = page.url().match(/rounds\/([0-9a-f-]{36})/)[1];
    await page.getByLabel('Mở', { exact: true }).fill(localInput(Date.now() - 60_000));
    await page.getByLabel('Đóng', { exact: true }).fill(localInput(Date.now() + 3_600_000));
    for (const count of await page.getByRole('spinbutton', { name: 'Số câu' }).all()) await count.fill(String(asked));
    await page.getByRole('spinbutton', { name: /Thời gian một lượt/ }).fill('1');
    await page.getByText('Không có vấn đề nào').waitFor();
    await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
    await page.getByText(/Đã lưu, thể lệ phiên bản/).waitFor();
    await confirmed(page, 'Lên lịch');
    await page.getByText('Đang mở').first().waitFor();
  });

  const board = await device(browser);
  await board.page.goto(`${app.url}/r/${round}/board`);
  const people = {};

  await t.test('three contestants take it on their phones', async () => {
    const staff = 'Cán bộ, công chức, viên chức';
    people.an = await enter(browser, app.url, slug, round, { name: 'Công Tằng Tôn Nữ Nguyễn Phương Khánh Quỳnh', phone: '0905 111 111', unit: 'so noi vu', group: staff });
    people.binh = await enter(browser, app.url, slug, round, { name: 'Trần Văn Bình', phone: '0905 222 222', unit: 'trung tâm', group: staff });
    people.chi = await enter(browser, app.url, slug, round, { name: 'Lê Thị Chi', phone: '0905 333 333', unit: 'so noi vu', group: staff });

    // Chi answers two and lets the deadline pass.
    const chi = people.chi.page;
    await start(chi);
    for (let n = 0; n < 2; n++) {
      await answer(chi, key);
      await chi.getByText(/^Đã lưu/).first().waitFor();
      await next(chi);
    }

    // Bình loses the network after the first question, answers on, and it is sent when it comes back.
    const binh = people.binh.page;
    await start(binh);
    await answer(binh, key);
    await binh.getByText(/^Đã lưu/).first().waitFor();
    await people.binh.context.setOffline(true);
    await next(binh);
    await answer(binh, key);
    await binh.getByText(/đang giữ trên máy/).first().waitFor();
    await picture(binh, 'take-offline');
    await next(binh);
    await answer(binh, key, false);
    await people.binh.context.setOffline(false);
    await binh.getByText(/^Đã lưu/).first().waitFor();
    await next(binh);
    await answer(binh, key);
    await submit(binh, 1);

    // An reloads in the middle and answers everything right.
    const an = people.an.page;
    await start(an);
    await picture(an, 'take-phone');
    assert.deepEqual(await axe(an), []);
    await readsAtEverySize(an);
    await answer(an, key);
    await an.getByText(/^Đã lưu/).first().waitFor();
    await an.reload();
    await an.locator('.question-stem').first().waitFor();
    await an.getByText(`1/${asked}`, { exact: true }).first().waitFor(); // what was answered is there after a reload
    if (await an.locator('label.option input:checked').count()) await next(an);
    for (let n = 1; n < asked; n++) {
      await answer(an, key);
      await an.getByText(`${n + 1}/${asked}`, { exact: true }).first().waitFor();
      if (n + 1 < asked) await next(an);
    }
    await submit(an, 1);
    await an.getByText(`Đúng ${asked}/${asked} câu`).waitFor();
    await an.getByText('Hạng tạm tính', { exact: true }).waitFor();
    await picture(an, 'done-phone');
  });

  await t.test('the board has moved by itself', async () => {
    await board.page.getByText('Công T.', { exact: false }).first().waitFor({ timeout: 30_000 });
    await board.page.getByText('Trần V. B.').first().waitFor();
  });

  await t.test('the deadline ends an attempt by itself', async () => {
    await people.chi.page.waitForURL('**/done**', { timeout: 90_000 });
    await people.chi.page.getByText('Hết giờ, bài đã tự nộp').waitFor();
    await board.page.getByText('Lê T. C.').first().waitFor({ timeout: 30_000 });
  });

  await t.test('close, lock, review, and a second person approves', async () => {
    await page.goto(`${contest}/rounds/${round}`);
    await confirmed(page, 'Đóng sớm', 'Đã đủ thí sinh');
    await confirmed(page, 'Khóa và tính kết quả');
    await settleFlags(page, `${contest}/results?round=${round}`);
    await second.page.goto(`${contest}/rounds/${round}`);
    await confirmed(second.page, 'Duyệt kết quả');
    await page.goto(`${contest}/rounds/${round}`);
    await confirmed(page, 'Công bố');
    await page.getByText('Đã công bố').first().waitFor();
  });

  await t.test('the public result and the workbook tell the same ranks', async () => {
    const guest = await device(browser, { width: 768, height: 1024 });
    await guest.page.goto(`${app.url}/r/${round}/result`);
    await guest.page.getByText(`đúng ${asked}/${asked}, lệch 0`).first().waitFor();
    await picture(guest.page, 'result');
    assert.deepEqual(await axe(guest.page), []);

    await page.goto(`${contest}/results?round=${round}`);
    const download = page.waitForEvent('download');
    await page.getByText('Tải Excel').first().click();
    const file = await download;
    assert.match(file.suggestedFilename(), /chinh-thuc.*\.xlsx$/);
    const sheets = readXLSX(readFileSync(await file.path()));
    const rows = Object.values(sheets).flat().filter((row) => row.some((cell) => cell.includes('Công Tằng') || cell.includes('Trần Văn Bình') || cell.includes('Lê Thị Chi')));
    const ranks = rows.slice(0, 3).map((row) => [row[0], row.find((cell) => /Công Tằng|Trần Văn|Lê Thị/.test(cell))]);
    assert.deepEqual(ranks, [
      ['1', 'Công Tằng Tôn Nữ Nguyễn Phương Khánh Quỳnh'],
      ['2', 'Trần Văn Bình'],
      ['3', 'Lê Thị Chi'],
    ]);
    assert.ok(Object.values(sheets).flat(2).some((cell) => /[0-9a-f]{64}/.test(cell)), 'the workbook names the digest');
    await guest.close();
  });

  for (const [name, d] of Object.entries({ office, second, board, ...people })) {
    // A phone without a network complains of it; nothing else may.
    assert.deepEqual(d.complaints.filter((c) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch/.test(c)), [], name);
    await d.close();
  }
});

/** From the last question: the prediction, the review, the submission. */
async function submit(page, guess) {
  await next(page);
  await page.getByLabel('Con số của bạn').fill(String(guess));
  await next(page);
  await page.getByRole('button', { name: 'Nộp bài' }).first().click();
  await page.waitForURL('**/done**');
}

/** From the smallest letters to the largest, nothing goes beyond the screen and no button is cut. */
async function readsAtEverySize(page) {
  const scale = (n) => page.evaluate((n) => (document.documentElement.dataset.scale = n), n);
  for (const n of ['1', '5']) {
    await scale(n);
    assert.deepEqual(await sideways(page), [], `letters of size ${n}`);
    assert.deepEqual(await page.locator('.take-way .button').evaluateAll((all) => all.filter((b) => b.scrollWidth > b.clientWidth).map((b) => b.textContent)), []);
    await picture(page, `take-size-${n}`);
  }
  await scale('2');
}

/** Looks at every flag and keeps the result. */
async function settleFlags(page, results) {
  await page.goto(results);
  await page.getByRole('tab', { name: /Cần xem xét/ }).click();
  const keep = page.getByRole('button', { name: 'Giữ kết quả' });
  await keep.or(page.getByText('Không có trường hợp nào cần xem xét')).first().waitFor();
  while (await keep.count()) {
    const left = await keep.count();
    await confirmed(page, 'Giữ kết quả', 'Đã xem xét');
    await page.waitForFunction((n) => [...document.querySelectorAll('button')].filter((b) => b.textContent.trim() === 'Giữ kết quả').length < n, left);
  }
}
