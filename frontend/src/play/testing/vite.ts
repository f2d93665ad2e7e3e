/** Serves the fake server at /api/v1 while developing without the real one (HOITHI_FAKE=1). */
import type { IncomingMessage } from 'node:http';
import type { Plugin } from 'vite';

async function read(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const part of request) text += part;
  return text ? JSON.parse(text) : {};
}

const qr = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 21 21"><path fill="#fff" d="M0 0h21v21H0z"/><path d="M1 1h7v7H1zM13 1h7v7h-7zM1 13h7v7H1zM10 3h1v4h-1zM9 9h3v3H9zM14 10h5v1h-5zM10 14h2v5h-2zM14 13h2v2h-2zM17 16h3v3h-3z"/></svg>';

export function fakeServer(): Plugin {
  return {
    name: 'hoithi-fake-server',
    async configureServer(vite) {
      const { FakeServer } = (await vite.ssrLoadModule('/src/play/testing/fake.ts')) as typeof import('./fake');
      const fake = new FakeServer();
      if (process.env.HOITHI_FAKE !== '1') fake.signIn();
      if (process.env.HOITHI_FAKE === 'short') fake.limit = 60_000;
      if (process.env.HOITHI_FAKE === 'taking' || process.env.HOITHI_FAKE === 'done') {
        fake.handle('POST', '/rounds/r-open/attempts');
        for (const position of [1, 2, 3, 4, 6, 7]) fake.handle('POST', '/attempts/a1/answers', { position, revision: 1, choice: [1] }, { Authorization: 'Bearer token' });
        if (process.env.HOITHI_FAKE === 'done') fake.handle('POST', '/attempts/a1/submission', { allow_blanks: true });
      }
      vite.middlewares.use('/api/v1', async (req, res) => {
        const url = req.url ?? '/';
        if (url.startsWith('/qr.svg')) return void res.writeHead(200, { 'Content-Type': 'image/svg+xml' }).end(qr);
        if (url.includes('/board/stream')) {
          res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
          const [, , id = ''] = url.split('/');
          const send = () => res.write(`event: board\ndata: ${JSON.stringify(fake.board(id, new URLSearchParams('limit=20')))}\n\n`);
          send();
          const timer = setInterval(send, 3000);
          req.on('close', () => clearInterval(timer));
          return;
        }
        const answer = fake.handle(req.method ?? 'GET', url, await read(req), req.headers as Record<string, string>);
        res.writeHead(answer.status, { 'Content-Type': 'application/json', 'Server-Time-Ms': String(Date.now()), ...answer.headers });
        res.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
      });
    },
  };
}
