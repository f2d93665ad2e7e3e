/**
 * A bank that can be trusted on the day: a Word file whose keys contradict each
 * other, put right by keyboard alone, approved by a second person, sealed, and
 * opened by two.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, device, picture } from './lib/browser.mjs';
import { reviewAll, signIn } from './lib/desk.mjs';
import { writeDOCX } from './lib/docx.mjs';
import { openSite } from './lib/site.mjs';

/** What many hands leave behind: in the second question bold says B and the line says C, the third has no key. */
const file = {
  name: 'de-chung-ket.docx',
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer: writeDOCX([
    'Câu 1. Ngày Chuyển đổi số quốc gia hằng năm là ngày nào?', 'A. 10 tháng 8', [{ text: 'B. 10 tháng 10', bold: true }], 'C. 10 tháng 12', 'Đáp án: B',
    'Câu 2. Nghị quyết số 76/NQ-CP xác định bao nhiêu nội dung cải cách hành chính?', 'A. 04 nội dung', [{ text: 'B. 05 nội dung', bold: true }], 'C. 06 nội dung', 'Đáp án: C',
    'Câu 3. Chính quyền địa phương hiện nay được tổ chức theo mấy cấp?', 'A. Hai cấp', 'B. Ba cấp', 'C. Bốn cấp',
    'Câu 4. Cơ quan nào chủ trì theo dõi công tác cải cách hành chính?', 'A. Bộ Nội vụ', 'B. Bộ Tài chính', 'C. Bộ Công Thương', 'Đáp án: A',
  ]),
};
const passphrase = (n) => `mật khẩu của người giữ khóa số ${n}`;

const { app, browser } = await openSite();

/** What the desk shows of the import: how many are ready, how many blocked. */
const count = async (page, name) => Number(((await page.getByRole('tab', { name }).innerText()).match(/\d+/) ?? ['0'])[0]);

test('a Word file with conflicts becomes a sealed set that two people open', { timeout: 180_000 }, async (t) => {
  const first = await device(browser);
  const second = await device(browser);
  const { page } = first;
  let bank;
  let stem;

  await t.test('conflicts are settled by keyboard alone', async () => {
    await signIn(page, app.url, app.signIn('organiser'));
    await page.getByRole('link').filter({ hasText: /cải cách|Cải cách|CCHC/ }).first().click();
    await page.waitForURL(/\/desk\/c\/[0-9a-f-]{36}/);
    const contest = page.url().match(/^.*\/desk\/c\/[0-9a-f-]{36}/)[0];
    await page.goto(`${contest}/bank`);
    await page.waitForURL(/\/bank\/[0-9a-f-]{36}$/); // a lone bank is opened at once
    const lone = page.url();
    await page.getByRole('button', { name: 'Tạo ngân hàng' }).first().click();
    const naming = page.getByRole('dialog');
    await naming.getByRole('textbox').first().fill('Đề vòng chung kết');
    await naming.getByRole('button', { name: 'Tạo ngân hàng' }).click();
    await page.waitForURL((url) => /\/bank\/[0-9a-f-]{36}$/.test(url.href) && url.href !== lone);
    bank = page.url();
    await page.goto(`${bank}/import`);
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('tab', { name: 'Tất cả' }).waitFor();
    const blocked = await count(page, /Có lỗi/);
    assert.ok(blocked >= 2, `${blocked} questions with an error: the conflict or the missing key was not seen`);
    for (let step = 0; step < blocked * 2 && (await count(page, /Có lỗi/)) > 0; step++) await settleOne(page);
    assert.equal(await count(page, /Có lỗi/), 0);
    await picture(page, 'desk-settled');
    await confirmByKeyboard(page);
    await page.waitForURL(bank);
    stem = (await page.getByRole('rowheader').first().innerText()).split('\n')[0].trim();
  });

  await t.test('a second person approves what the first has brought', async () => {
    await reviewAll(page, bank, 'Gửi thẩm định');
    await signIn(second.page, app.url, app.signIn('organiser', 1));
    await reviewAll(second.page, bank, 'Duyệt');
  });

  await t.test('two people set a release passphrase, and the set is sealed', async () => {
    await setKey(page, app.signIn('organiser').password, 1);
    await setKey(second.page, app.signIn('organiser', 1).password, 2);
    await page.goto(`${bank}/seals`);
    await page.getByRole('button', { name: 'Niêm phong', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tên bộ câu hỏi').fill('Chung kết 2026');
    for (const box of await dialog.getByRole('checkbox').all()) await box.check();
    await picture(page, 'desk-seal');
    assert.deepEqual(await axe(page), []);
    await dialog.getByRole('button', { name: 'Niêm phong', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Đang niêm phong').first().waitFor();
    await page.goto(bank);
    await page.getByText('Nội dung đang được niêm phong').first().waitFor();
    assert.ok(!(await page.content()).includes(stem), 'a sealed question is on the page');
  });

  await t.test('the passphrases of both open it', async () => {
    await release(page, bank, 1);
    await page.getByText(/chờ người thứ hai/).first().waitFor();
    await release(second.page, bank, 2);
    await second.page.getByText(/Mở lúc/).first().waitFor();
    await picture(second.page, 'desk-seals');
    assert.deepEqual(await axe(second.page), []);
    await second.page.goto(bank);
    await second.page.getByText(stem).first().waitFor();
  });

  assert.deepEqual([...first.complaints, ...second.complaints], []);
});

/** Goes to the next question with a problem and marks its key; what has more to it is left out. */
async function settleOne(page) {
  await page.keyboard.press('n');
  const current = page.locator('.import-current.import-blocked');
  if (!(await current.count())) return;
  const before = await page.locator('.import-current').getAttribute('aria-label');
  const options = await current.locator('ol button').count();
  const saved = page.waitForResponse((r) => r.request().method() === 'PUT' && r.url().includes('/items/'));
  await page.keyboard.press(options > 1 ? 'a' : 's');
  await saved;
  const same = page.getByRole('article', { name: before, exact: true });
  if (await same.and(page.locator('.import-blocked')).count()) {
    const skipped = page.waitForResponse((r) => r.request().method() === 'PUT' && r.url().includes('/items/'));
    await page.keyboard.press('s');
    await skipped;
  }
}

/** Reaches the button that writes the draft with Tab, as somebody without a mouse does. */
async function confirmByKeyboard(page) {
  for (let i = 0; i < 400; i++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => document.activeElement?.textContent ?? '');
    if (/^Ghi vào ngân hàng/.test(name.trim())) break;
  }
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await dialog.getByRole('button').last().focus();
  await page.keyboard.press('Enter');
}

async function setKey(page, password, n) {
  await page.goto(`${app.url}/desk/account`);
  await page.getByLabel('Mật khẩu đăng nhập').fill(password);
  await page.getByLabel('Mật khẩu mở niêm phong', { exact: true }).fill(passphrase(n));
  await page.getByLabel('Nhập lại mật khẩu mở niêm phong').fill(passphrase(n));
  await page.getByRole('button', { name: 'Đặt mật khẩu' }).click();
  await page.getByText(/Dấu khóa/).waitFor();
}

async function release(page, bank, n) {
  await page.goto(`${bank}/seals`);
  await page.getByLabel('Mật khẩu mở niêm phong của bạn').fill(passphrase(n));
  await page.getByRole('button', { name: 'Mở niêm phong' }).click();
}

