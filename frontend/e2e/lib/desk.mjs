/** The organiser's desk, as a person works it. */

/** Signs in; returns when the desk is there. */
export async function signIn(page, url, { email, password }) {
  await page.goto(`${url}/desk`);
  await page.getByLabel('Thư điện tử').fill(email);
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByLabel('Mật khẩu').waitFor({ state: 'detached' });
}

/** Calls the desk's API as the person who is signed in on the page; `file` sends bytes instead of JSON. */
export function call(page, method, path, body, file) {
  return page.evaluate(async ([method, path, body, file]) => {
    const { csrf } = await (await fetch('/api/v1/desk/session')).json();
    const form = new FormData();
    if (file) form.append('file', new Blob([Uint8Array.from(atob(file), (c) => c.charCodeAt(0))]), 'tep.docx');
    const reply = await fetch(`/api/v1${path}`, { method, headers: { 'X-CSRF-Token': csrf, ...(!file && { 'Content-Type': 'application/json' }) }, body: file ? form : body && JSON.stringify(body) });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
    return text && JSON.parse(text);
  }, [method, path, body, file?.toString('base64')]);
}

/** Presses a button and confirms in the dialog that says what will happen; reason where it asks for one. */
export async function confirmed(page, name, reason) {
  await page.getByRole('button', { name, exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  if (reason) await dialog.getByRole('textbox').fill(reason);
  await dialog.getByRole('button').last().click();
  await dialog.waitFor({ state: 'detached' });
}

/** Ticks every question of a bank and takes them one step further. */
export async function reviewAll(page, bank, action) {
  await page.goto(bank);
  await page.getByRole('checkbox', { name: 'Chọn tất cả các dòng đang hiện' }).check();
  await confirmed(page, action);
}

/** "2026-11-23T08:00" of a moment in Vietnam, for a datetime-local input. */
export function localInput(ms) {
  return new Date(ms + 7 * 3_600_000).toISOString().slice(0, 16);
}
