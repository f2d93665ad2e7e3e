/**
 * What a contestant downloads from the first page to the first question:
 * script and style, gzip, fonts apart. The limit is part of the design.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const limit = 40 * 1024;
const dist = join(import.meta.dirname, '../dist');
if (!existsSync(join(dist, 'play.html'))) {
  console.log('size: not built yet, nothing to weigh (npm run build)');
  process.exit(0);
}

const page = readFileSync(join(dist, 'play.html'), 'utf8');
const files = new Set([...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map((m) => m[1]));

// Pages on the way to the first question count too, should they ever be fetched apart.
// What only a minor, or somebody who is signed in already, is shown does not.
const manifest = JSON.parse(readFileSync(join(dist, '.vite/play.json'), 'utf8'));
const onTheWay = /^src\/play\/(home|register|lobby|take)\/\w+Page\.tsx$/;
for (const [key, chunk] of Object.entries(manifest)) {
  if (onTheWay.test(chunk.src ?? key)) take(key);
}

function take(key) {
  const chunk = manifest[key];
  if (!chunk || files.has(chunk.file)) return;
  files.add(chunk.file);
  chunk.css?.forEach((css) => files.add(css));
  chunk.imports?.forEach(take);
}

let total = 0;
for (const file of [...files].sort()) {
  const size = gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
  total += size;
  console.log(`${String(size).padStart(7)}  ${file}`);
}
console.log(`${String(total).padStart(7)}  of ${limit}: first load of play, gzip`);
if (total > limit) {
  console.error('size: the first load of play is too heavy');
  process.exit(1);
}
