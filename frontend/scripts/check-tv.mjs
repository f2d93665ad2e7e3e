/** Television is drawn by old engines too: the built page and every kit must speak a language that they know. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tooNew } from '../src/tv/testing/legacy.mjs';

const dist = join(import.meta.dirname, '../dist/tv');
if (!existsSync(join(dist, 'tv.html'))) {
  console.log('tv: not built yet, nothing to read (npm run build)');
  process.exit(0);
}
const kits = join(dist, 'kit/casparcg');
const files = [
  join(dist, 'tv.html'),
  ...readdirSync(join(dist, 'assets')).filter((n) => n.endsWith('.js')).map((n) => join(dist, 'assets', n)),
  ...(existsSync(kits) ? readdirSync(kits).map((n) => join(kits, n)) : []),
];
const wrong = files.map((f) => [f, tooNew(readFileSync(f, 'utf8'))]).filter(([, found]) => found);
if (wrong.length > 0) {
  console.error(wrong.map(([f, found]) => `${f}\n  ${found}`).join('\n'));
  process.exit(1);
}
console.log(`tv: ${files.length} files for Chrome 86 and ES2018`);
