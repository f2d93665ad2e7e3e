/** The ways in which people look at a page: width, language, scheme. */
import { axe, picture, settled } from './browser.mjs';

export const widths = [[360, 740], [768, 1024], [1440, 900]];
export const schemes = ['light', 'dark'];

/** Where axe-core looks too: every width, both schemes, both languages. */
const examined = new Set(['360-vi-light', '768-en-dark', '1440-vi-dark', '1440-en-light']);

/**
 * The page that is open, at every width and in both schemes, without another
 * load; a picture of each. Returns what is wrong, as lines.
 */
export async function everyView(page, name, lang, { at = widths, of = schemes } = {}) {
  const wrong = [];
  for (const [width, height] of at) {
    await page.setViewportSize({ width, height });
    for (const scheme of of) {
      await page.emulateMedia({ colorScheme: scheme });
      await settled(page);
      await picture(page, `${name}-${lang}-${scheme}-${width}`);
      const found = await sideways(page);
      if (examined.has(`${width}-${lang}-${scheme}`)) found.push(...(await axe(page)));
      wrong.push(...found.map((f) => `${name} ${width} ${lang} ${scheme}: ${f}`));
    }
  }
  return wrong;
}

/** How far the page goes beyond the screen, and what sticks out of it. */
export async function sideways(page) {
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const over = document.documentElement.scrollWidth - room;
    if (over <= 0) return [];
    const clipped = (e) => e && e !== document.body && (getComputedStyle(e).overflowX !== 'visible' || clipped(e.parentElement));
    const out = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > room + 0.5 && !clipped(e.parentElement));
    return [`${over} px wider than the screen: ${out.slice(0, 3).map((e) => `${e.tagName.toLowerCase()}.${e.getAttribute('class')} “${e.textContent.slice(0, 40)}”`).join(', ')}`];
  });
}

/** The names that a layout fears: stacked marks, no place to break, and the longest that a unit has. */
export const longest = {
  person: 'Công Tằng Tôn Nữ ẲẪỄỔỮ ẶỘỰ Nguyễn Phương Khánh Quỳnh',
  unit: 'Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục hành chính phường Hội An Tây',
};
const people = new Set(['name', 'name_masked', 'full_name', 'computed_by', 'approved_by', 'published_by', 'created_by_name', 'actor', 'by', 'confirmed_by', 'settled_by']);

/**
 * Gives every third row of every list that the server sends the longest names.
 * A stream says once what the same address says without it, and then ends.
 */
export async function stretch(page) {
  await page.route('**/api/v1/**', async (route) => {
    const request = route.request();
    if (request.method() !== 'GET') return route.continue();
    const [, event] = /\/(\w+)\/stream/.exec(request.url()) ?? [];
    const { response, json } = await answered(route);
    if (!response) return route.abort().catch(() => {});
    if (json === undefined) return route.fulfill({ response }).catch(() => {});
    if (event) return route.fulfill({ contentType: 'text/event-stream', body: `retry: 600000\nevent: ${event}\ndata: ${JSON.stringify(longer(json))}\n\n` }).catch(() => {});
    await route.fulfill({ response, json: longer(json) }).catch(() => {});
  });
}

/**
 * What the server really says to a request, a stream's address without its
 * stream. Nothing when the page has gone on meanwhile and nobody waits for it.
 */
export async function answered(route) {
  try {
    const response = await route.fetch({ url: route.request().url().replace('/stream', '') });
    const isJSON = response.headers()['content-type']?.includes('json');
    return { response, json: isJSON ? await response.json() : undefined };
  } catch {
    return {};
  }
}

function longer(value, row = false) {
  if (Array.isArray(value)) return value.map((v, i) => longer(v, i % 3 === 0));
  if (value === null || typeof value !== 'object') return value;
  const isUnit = 'headcount' in value || 'kind' in value || 'block' in value;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => {
    if (row && typeof v === 'string' && v !== '') {
      if (key === 'unit' || (key === 'name' && isUnit)) return [key, longest.unit];
      if (people.has(key)) return [key, longest.person];
    }
    return [key, longer(v)];
  }));
}
