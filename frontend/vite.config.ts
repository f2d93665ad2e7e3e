import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { smallPreload } from './scripts/small-preload.ts';
import { fakeServer } from './src/play/testing/vite.ts';

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

/**
 * One build per app (`--mode play`, `--mode desk`): built together they would
 * share chunks, and a contestant's phone would download what only the desk draws.
 */
export default defineConfig(({ mode }) => ({
  appType: 'mpa',
  plugins: [pages(), smallPreload(), process.env.HOITHI_FAKE ? fakeServer() : null],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { proxy: { '/api': backend } },
  define: { 'process.env.NODE_ENV': JSON.stringify(mode === 'development' ? 'development' : 'production') },
  build: {
    // Phones of five years ago, and the web views inside chat apps.
    target: ['chrome87', 'safari14', 'firefox86'],
    // Only styles are fetched before a page's script, see small-preload: the list of the rest would be read by nobody.
    modulePreload: { polyfill: false, resolveDependencies: (_file, deps) => deps.filter((dep) => dep.endsWith('.css')) },
    // A data: URL would need a wider content security policy.
    assetsInlineLimit: 0,
    emptyOutDir: false, // scripts/build.mjs empties it once
    manifest: `.vite/${mode}.json`,
    rolldownOptions: {
      input: resolve(import.meta.dirname, `${mode}.html`),
      // The desk shows a question as the phone does, which loads the rarer kinds late; the desk has them at once.
      checks: { ineffectiveDynamicImport: false },
      // One file for all that the first page needs: it compresses better than twelve.
      output: { codeSplitting: { groups: [{ name: 'app', test: /src\/(play|desk)\/main\.tsx$/ }] } },
    },
  },
}));
