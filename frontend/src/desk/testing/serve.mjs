/**
 * The desk on a development server with the server in memory behind it:
 *   node src/desk/testing/serve.mjs PORT [--signed-out] [--empty]
 */
import { createServer } from 'vite';

const [port = '5199', ...flags] = process.argv.slice(2);

function fake() {
  return {
    name: 'desk-fake',
    configureServer(vite) {
      let answer;
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
        if (path.endsWith('/stream')) {
          const { body } = answer('GET', path.replace(/\/stream$/, ''));
          res.setHeader('Content-Type', 'text/event-stream');
          return res.write(`event: overview\ndata: ${JSON.stringify(body)}\n\n`);
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
