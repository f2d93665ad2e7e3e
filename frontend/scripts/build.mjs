/** Builds every app, each on its own, into one dist/ that the Go program embeds. */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

// Vite bundles its configuration and warns that a later one may not; imports without endings are read by TypeScript alone.
process.env.VITE_CONFIG_NATIVE_IGNORE_WARNING = 'true';

mkdirSync(dist, { recursive: true });
for (const name of readdirSync(dist)) {
  if (name !== '.keep') rmSync(join(dist, name), { recursive: true });
}
for (const mode of ['play', 'desk']) await build({ root, mode, configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
const tv = join(root, 'vite.tv.config.ts');
if (existsSync(tv)) await build({ root, configFile: tv, logLevel: 'warn' });
console.log(`built ${readdirSync(join(dist, 'assets')).length} files into ${dist}`);
