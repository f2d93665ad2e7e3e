// The service worker of the paper. It has one task: a contestant who reloads
// without network in the middle of a round gets the app and the paper again;
// the answers that are not sent yet wait in the outbox, which is the page's.
//
// It is asked for by the page of a paper that is running, controls /r/ alone,
// and keeps: the page without anybody's data, the files it loads, and the
// paper that the page itself puts away and takes back (src/play/take/late/keep.ts).
// It keeps no other answer of the server: no keys, no boards, no other people.
// A change of what is kept, or how, gets a new number.
const shell = 'hoithi-shell-1';
const paper = 'hoithi-paper-1';
const page = '/shell';

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => {
  const old = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith('hoithi-') && name !== shell && name !== paper) await caches.delete(name);
    }
    await self.clients.claim();
  };
  event.waitUntil(old());
});

// What the page had loaded before this worker was there.
self.addEventListener('message', (event) => event.waitUntil(keep(event.data)));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(document(request));
  else if (pathname.startsWith('/assets/')) event.respondWith(asset(request));
  else if (/^\/api\/v1\/rounds\/[^/]+\/attempts\/current$/.test(pathname)) event.respondWith(attempt(request, pathname));
});

async function keep({ address, assets }) {
  await remember(await fetch(address));
  const cache = await caches.open(shell);
  await Promise.all(assets.map(async (file) => (await cache.match(file)) ?? cache.add(file)));
}

// A page that loads other files is another version: what belonged to the old one goes.
async function remember(answer) {
  if (!answer.ok) return;
  const files = (text) => [...text.matchAll(/"(\/assets\/[^"]+)"/g)].map((m) => m[1]).join();
  let cache = await caches.open(shell);
  const before = await cache.match(page);
  const text = await answer.clone().text();
  if (before && files(await before.text()) !== files(text)) {
    await caches.delete(shell);
    cache = await caches.open(shell);
  }
  // As text it is no longer compressed; a redirected answer may not stand for a page that was asked for directly.
  const headers = new Headers(answer.headers);
  for (const name of ['Content-Encoding', 'Content-Length', 'Vary', 'Set-Cookie']) headers.delete(name);
  await cache.put(page, new Response(text, { headers }));
}

async function document(request) {
  try {
    const answer = await fetch(request);
    if (answer.status < 500) {
      if (/^\/r\/[^/]+\/take$/.test(new URL(request.url).pathname)) await remember(answer).catch(() => {});
      return answer;
    }
    return (await kept(page)) ?? answer;
  } catch (away) {
    const answer = await kept(page);
    if (answer) return answer;
    throw away;
  }
}

async function kept(name) {
  return (await caches.open(shell)).match(name);
}

async function asset(request) {
  const cache = await caches.open(shell);
  const here = await cache.match(request);
  if (here) return here;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

// The paper as it was put away, with the time that has passed since added to
// the server's: the deadline stays where it is.
async function attempt(request, pathname) {
  try {
    return await fetch(request);
  } catch (away) {
    const stored = await (await caches.open(paper)).match(pathname);
    if (!stored) throw away;
    const { taking, at_ms } = await stored.json();
    taking.now_ms += Math.max(0, Date.now() - at_ms);
    return new Response(JSON.stringify(taking), { headers: { 'Content-Type': 'application/json' } });
  }
}
