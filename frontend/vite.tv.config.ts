import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { kits } from './src/tv/kit/plugin';

const tv = resolve(import.meta.dirname, 'src/tv');

/** The first script of the page stands in the page itself: no request may come between a host and its first call. */
function boot(): Plugin {
  return {
    name: 'tv-boot',
    // Whatever root a caller names: the page's place in dist/ follows from this one.
    config: () => ({ root: tv }),
    transformIndexHtml: (html) => html.replace('<!--boot-->', `<script>${readFileSync(resolve(tv, 'boot.js'), 'utf8')}</script>`),
  };
}

export default defineConfig({
  root: tv,
  base: '/tv/',
  publicDir: false,
  // The version of the kits sorts as text; a host shows it to its operator.
  plugins: [boot(), process.env.HOITHI_TV_KITS === '0' ? null : kits('1.0.0')],
  build: {
    outDir: process.env.HOITHI_TV_DIST ?? resolve(import.meta.dirname, 'dist/tv'),
    emptyOutDir: true,
    // CasparCG 2.3 parses ES2018; vMix 24 is Chrome 86.
    target: 'es2018',
    cssTarget: 'chrome86',
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: { input: resolve(tv, 'tv.html') },
  },
});
