/** A server of scripted states: what `internal/broadcast` says on the wire, without a contest behind it. */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { accept } from './socket.mjs';

export const dist = process.env.HOITHI_TV_DIST ?? join(import.meta.dirname, '../../../dist/tv');
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.woff2': 'font/woff2', '.json': 'application/json', '.zip': 'application/zip' };

/** Starts on a free port. Options: `latency` (ms added each way, a function), `shift` (ms the server's clock is ahead), `build` (what the page is told it is, a function; else test), `page` (a last touch on the page's text). */
export async function start(options = {}) {
  const now = () => Date.now() + (options.shift ?? 0);
  const states = new Map();
  const heard = [];
  const sockets = new Set();
  const late = (job) => (options.latency ? setTimeout(job, options.latency()) : job());

  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    if (path.startsWith('/tv/state/')) return answerState(response, states.get(path.slice(10)), now);
    if (/^\/tv\/(beat|probe)\//.test(path)) return collect(request, response, heard);
    const file = path.startsWith('/tv/o/') ? join(dist, 'tv.html') : join(dist, normalize(path.replace(/^\/tv\//, '')));
    if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404, { 'Content-Type': 'text/html' }).end('');
    response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream', 'Cache-Control': 'no-cache', 'Content-Security-Policy': options.csp ?? '' });
    if (options.broken && extname(file) === '.js') return response.end('const = ;');
    if (path.startsWith('/tv/o/')) return response.end((options.page ?? String)(readFileSync(file, 'utf8').replace('<head>', `$&<meta name="hoithi-build" content="${options.build?.() ?? 'test'}" />`)));
    createReadStream(file).pipe(response);
  });
  server.on('upgrade', (request, socket) => {
    if (options.refuse?.()) return socket.destroy();
    const output = decodeURIComponent(new URL(request.url, 'http://x').pathname.slice('/tv/ws/o/'.length));
    const line = accept(request, socket, (text) => late(() => {
      const message = JSON.parse(text);
      heard.push({ ...message, at: Date.now() });
      if (message.type === 'probe') late.call(null, () => line.send(JSON.stringify({ type: 'probe', id: message.id, now_ms: now() })));
    }), () => sockets.delete(entry));
    const entry = { output, line };
    sockets.add(entry);
    const state = states.get(output);
    if (state) line.send(JSON.stringify({ ...state, now_ms: now() }));
  });
  await new Promise((done) => server.listen(options.port ?? 0, '127.0.0.1', done));
  return {
    base: `http://127.0.0.1:${server.address().port}`, port: server.address().port, heard, now, sockets,
    show(state) {
      states.set(state.output, state);
      for (const { output, line } of sockets) if (output === state.output) late(() => line.send(JSON.stringify({ ...state, now_ms: now() })));
    },
    drop: () => sockets.forEach(({ line }) => line.close()),
    stop: () => new Promise((done) => { sockets.forEach(({ line }) => line.close()); server.close(done); server.closeAllConnections(); }),
  };
}

function answerState(response, state, now) {
  if (!state) return response.writeHead(204).end();
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', ETag: `"${state.rev}"` }).end(JSON.stringify({ ...state, now_ms: now() }));
}

function collect(request, response, heard) {
  let body = '';
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    heard.push({ url: request.url, ...(body ? JSON.parse(body) : {}), at: Date.now() });
    response.writeHead(204).end();
  });
}

const read = (path) => JSON.parse(readFileSync(join(import.meta.dirname, path), 'utf8'));
export const themes = { 'trang-trong': read('../themes/trang-trong.json'), 'soi-noi': read('../themes/soi-noi.json') };
export const samples = read('../kit/samples.json');
const layerOf = { ribbon: 'lower', lowerthird: 'lower', ticker: 'lower', spotlight: 'lower', timer: 'corner', bug: 'corner', reveal: 'full', podium: 'full', sponsor: 'full', slate: 'full', pattern: 'full' };

/** A state that shows one graphic, settled long ago unless told otherwise. */
export function stateOf(template, { data = {}, theme = 'trang-trong', rev = 1, output = 'chinh', beside, ...shown } = {}) {
  const full = { ...samples[template], ...data };
  for (const key of Object.keys(full)) if (full[key]?.in !== undefined) full[key] = Date.now() + full[key].in;
  return {
    output, name: 'Chính', rev, now_ms: Date.now(), build: 'test', raster: { w: 1920, h: 1080 }, lang: 'vi', theme: typeof theme === 'string' ? themes[theme] : theme,
    layers: { [layerOf[template] ?? 'main']: { item: `i-${template}`, template, data: full, phase: 'in', at_ms: Date.now() - 60_000, step: 0, step_ms: 0, page: 0, ...shown } },
    delay_ms: 0, panic: false, ...(beside ? { beside } : {}),
  };
}
