/**
 * What a contestant downloads from the first page to the first question:
 * script and style, gzip, fonts apart. The limit is part of the design.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const limit = 40 * 1024;
const dist = join(import.meta.dirname, '../dist');
const manifestPath = join(dist, '.vite/manifest.json');
if (!existsSync(manifestPath)) {
  console.log('size: not built yet, nothing to weigh (npm run build)');
  process.exit(0);
}
const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));

/** Chunks that the page names at once, with all that they import. */
function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) closure(next, seen);
  return seen;
}

const chunks = closure('play.html');
// The way to the first question goes through these pages, however they are split.
for (const [key, chunk] of Object.entries(manifest)) {
  if (/src\/play\/(register|take|lobby|login|home)\//.test(chunk.src ?? key)) closure(key, chunks);
}

const files = new Set(['assets/boot-1.js', 'play.html']);
for (const key of chunks) {
  files.add(manifest[key].file);
  for (const css of manifest[key].css ?? []) files.add(css);
}
let total = 0;
for (const file of [...files].filter((f) => !f.endsWith('.html')).sort()) {
  const size = gzipSync(readFileSync(join(dist, file)), { level: 6 }).length;
  total += size;
  console.log(`${String(size).padStart(7)}  ${file}`);
}
console.log(`${String(total).padStart(7)}  of ${limit}: first load of play, gzip`);
if (total > limit) {
  console.error('size: the first load of play is too heavy');
  process.exit(1);
}
