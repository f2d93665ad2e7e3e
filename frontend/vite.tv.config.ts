import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const tv = resolve(import.meta.dirname, 'src/tv');

/** The first script of the page stands in the page itself: no request may come between a host and its first call. */
function boot(): Plugin {
  return {
    name: 'tv-boot',
    transformIndexHtml: (html) => html.replace('<!--boot-->', `<script>${readFileSync(resolve(tv, 'boot.js'), 'utf8')}</script>`),
  };
}

export default defineConfig({
  root: tv,
  base: '/tv/',
  publicDir: false,
  plugins: [boot()],
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
