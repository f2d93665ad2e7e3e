import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { fakeServer } from './src/play/testing/vite';

/** In development the pages answer at the same paths as under the Go server. */
function pages(): Plugin {
  const asset = /^\/(@|src\/|node_modules\/|assets\/|api\/)|\.\w+(\?|$)/;
  const page = (url: string) => {
    if (url === '/kit') return '/kit.html';
    return /^\/desk(\/|\?|$)/.test(url) ? '/desk.html' : '/play.html';
  };
  return {
    name: 'hoithi-pages',
    configureServer(server) {
      server.middlewares.use((req, _res, next) => {
        const accepts = req.headers.accept ?? '';
        if (req.url && accepts.includes('text/html') && !asset.test(req.url)) req.url = page(req.url);
        next();
      });
    },
  };
}

const backend = process.env.HOITHI_API ?? 'http://127.0.0.1:8080';

export default defineConfig({
  appType: 'mpa',
  plugins: [pages(), process.env.HOITHI_FAKE ? fakeServer() : null],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { proxy: { '/api': backend } },
  build: {
    // Phones of five years ago, and the web views inside chat apps.
    target: ['chrome87', 'safari14', 'firefox86'],
    modulePreload: { polyfill: false },
    // A data: URL would need a wider content security policy.
    assetsInlineLimit: 0,
    manifest: true,
    rolldownOptions: {
      input: {
        play: resolve(import.meta.dirname, 'play.html'),
        desk: resolve(import.meta.dirname, 'desk.html'),
      },
    },
  },
});
