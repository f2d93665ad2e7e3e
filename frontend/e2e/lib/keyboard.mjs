/** A person without a mouse. */
import assert from 'node:assert/strict';

/** The name of what has the focus, as a screen reader says it, and whether the eye can find it. */
const focused = (page) => page.evaluate(() => {
  const e = document.activeElement;
  const label = e.labels?.length ? [...e.labels].map((l) => l.innerText).join(' ') : '';
  const by = (e.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.innerText ?? '').join(' ');
  const style = getComputedStyle(e);
  // A radio or checkbox inside a drawn option: the option shows the focus.
  const box = e.closest('label');
  const shown = (s) => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none';
  const { top, bottom, width, height } = e.getBoundingClientRect();
  return {
    name: [e.getAttribute('aria-label'), by, label, e.innerText].filter(Boolean).join(' ').replace(/\s+/g, ' ').trim(),
    tag: e.tagName, stop: e.tabIndex >= 0, seen: shown(style) || Boolean(box && shown(getComputedStyle(box))), inside: bottom > 0 && top < innerHeight && width > 0 && height > 0,
  };
});

/** Presses Tab until something with this name has the focus. Everything on the way must show that it has it. */
export async function tabTo(page, name, { most = 80, back = false } = {}) {
  const way = [];
  for (let i = 0; i < most; i++) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    const here = await focused(page);
    way.push(here.name.slice(0, 60));
    if (here.tag === 'BODY' || here.tag === 'HTML') continue; // through the browser's own bar
    if (!here.stop) continue; // a page that has just opened takes the focus to its beginning: no stop of Tab
    assert.ok(here.seen, `the focus on “${here.name}” (${here.tag}) cannot be seen`);
    if (name.test(here.name)) {
      assert.ok(here.inside, `“${here.name}” has the focus outside the screen`);
      return here;
    }
  }
  throw new Error(`no ${name} by Tab; met: ${way.join(' | ')}`);
}

/** Goes to something by Tab and presses a key on it. */
export async function press(page, name, key = 'Enter', options) {
  await tabTo(page, name, options);
  await page.keyboard.press(key);
}

/** Goes to a field by Tab and types. */
export async function write(page, name, text) {
  await tabTo(page, name);
  await page.keyboard.type(text);
}
