/**
 * The desk on a development server with the server in memory behind it:
 *   node src/desk/testing/serve.mjs PORT [--signed-out] [--empty]
 */
import { createReadStream, existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import { createServer } from 'vite';

const [port = '5199', ...flags] = process.argv.slice(2);

function fake() {
  return {
    name: 'desk-fake',
    enforce: 'pre',
    configureServer(vite) {
      let answer;
      // The built output page, told by GET what the fake shows.
      vite.middlewares.use('/tv', async (req, res) => {
        if (req.url.startsWith('/state/') && answer) return void res.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer('GET', `/tv${req.url}`).body));
        const file = join(import.meta.dirname, '../../../dist/tv', req.url.startsWith('/o/') ? 'tv.html' : req.url.split('?')[0]);
        if (!existsSync(file)) return void res.writeHead(404).end();
        res.setHeader('Content-Type', { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.woff2': 'font/woff2' }[extname(file)] ?? 'application/octet-stream');
        createReadStream(file).pipe(res);
      });
      vite.httpServer.on('upgrade', (_, socket) => socket.destroy());
      vite.middlewares.use((req, _res, next) => {
        if (req.url.startsWith('/mc')) req.url = '/desk.html';
        next();
      });
      vite.middlewares.use('/api/v1', async (req, res) => {
        const { fakeServer } = await vite.ssrLoadModule('/src/desk/testing/fake.ts');
        answer ??= fakeServer({ signedIn: !flags.includes('--signed-out'), empty: flags.includes('--empty') });
        const path = `/api/v1${req.url}`;
        const chunks = [];
        for await (const chunk of req) chunks.push(chunk);
        const text = Buffer.concat(chunks).toString();
        if (path.startsWith('/api/v1/qr.svg')) {
          const { qr } = await vite.ssrLoadModule('/src/desk/testing/data.ts');
          res.setHeader('Content-Type', 'image/svg+xml');
          return res.end(qr);
        }
        if (/\/stream($|\?)/.test(path)) {
          const { body } = answer('GET', path.replace(/\/stream(?=$|\?)/, ''));
          const event = path.includes('/air/mc') ? 'mc' : path.includes('/air/') ? 'air' : 'overview';
          res.setHeader('Content-Type', 'text/event-stream');
          return res.write(`event: ${event}\ndata: ${JSON.stringify(body)}\n\n`);
        }
        const json = req.headers['content-type']?.includes('json') && text ? JSON.parse(text) : undefined;
        const { status, body } = answer(req.method, path, json);
        res.statusCode = status;
        res.setHeader('Content-Type', 'application/json');
        res.end(JSON.stringify(body));
      });
    },
  };
}

const server = await createServer({ mode: 'desk', plugins: [fake()], server: { port: Number(port), strictPort: true, host: '127.0.0.1', hmr: false, ws: false }, optimizeDeps: { include: ['uplot', 'preact/compat'] }, cacheDir: `/tmp/vite-desk-${port}`, logLevel: 'error' });
await server.listen();
console.log(`http://127.0.0.1:${port}/desk`);
