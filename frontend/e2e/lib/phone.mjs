/** A contestant's phone. */
import { device } from './browser.mjs';

/** Registers somebody and leaves them in the lobby of the round. */
export async function enter(browser, url, slug, round, { name, phone, unit, group }) {
  const phoneSet = await device(browser, { width: 360, height: 740 });
  const { page } = phoneSet;
  await page.goto(`${url}/c/${slug}/register?round=${round}`);
  await page.getByLabel('Họ và tên').fill(name);
  await page.getByLabel('Số điện thoại hoặc thư điện tử').fill(phone);
  await page.getByText(group, { exact: true }).click();
  await page.getByRole('combobox', { name: /Đơn vị/ }).fill(unit);
  await page.getByRole('option', { selected: true }).click(); // of the list that the letters found
  const birth = page.getByLabel('Ngày sinh');
  if (await birth.count()) await birth.fill('02/09/1990');
  await page.getByRole('checkbox').last().check();
  await page.getByRole('button', { name: 'Đăng ký', exact: true }).click();
  await page.waitForURL(`**/r/${round}`);
  return phoneSet;
}

/** Starts the paper. */
export async function start(page) {
  await page.getByRole('button', { name: 'Bắt đầu', exact: true }).click();
  await page.waitForURL('**/take');
  await page.locator('.question-stem').first().waitFor();
}

/** Answers the question on the screen by its text; `right` false takes another option. */
export async function answer(page, key, right = true) {
  const stem = plain(await page.locator('.question-stem').first().innerText());
  const wanted = key.get(stem);
  if (!wanted) throw new Error(`a question that is not in the file: ${stem}`);
  const options = page.locator('label.option');
  const texts = await page.locator('label.option .option-text').allInnerTexts();
  const index = texts.findIndex((text) => wanted.includes(plain(text)) === right);
  if (index < 0) throw new Error(`no option to take among ${texts.join(' | ')}`);
  await options.nth(index).click();
}

/** Text without the marks that keep words together on the screen. */
export function plain(text) {
  return text.replace(/[\u00a0\u202f\s]+/g, ' ').replace(/[\u2060\u200b]/g, '').trim();
}

/** Goes to the next question or to what follows the last one. */
export async function next(page) {
  await page.getByRole('button', { name: /^(Tiếp|Xem lại bài)$/ }).first().click();
}
