/**
 * Runs the browser tests, one file after the other: two cores carry one
 * Chromium and one server.
 *
 *   npm run e2e                 all of them
 *   npm run e2e -- contest      those whose name holds "contest"
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2).filter((a) => !a.startsWith('-'));
const folders = [here, join(here, '../src/tv/testing')].filter(existsSync);
const files = folders
  .flatMap((folder) => readdirSync(folder).filter((f) => f.endsWith('.e2e.mjs')).map((f) => join(folder, f)))
  .filter((f) => wanted.length === 0 || wanted.some((w) => f.includes(w)));

if (files.length === 0) {
  console.error(`no browser test matches ${wanted.join(', ') || '*.e2e.mjs'}`);
  process.exit(2);
}
const run = spawnSync(process.execPath, ['--test', '--test-concurrency=1', '--test-reporter=spec', ...files], { stdio: 'inherit' });
process.exit(run.status ?? 1);
