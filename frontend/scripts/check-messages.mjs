/**
 * Every message exists in both languages, takes the same values in both, says
 * something, is in NFC, and is used. (That no key is missing is also a matter of types.)
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { runnerImport } from 'vite';

const root = join(import.meta.dirname, '../src');

function files(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

const all = files(root);
const sources = all.filter((f) => /\.tsx?$/.test(f) && !/\.test\.tsx?$/.test(f));
const problems = [];

const names = (text) => new Set([...text.matchAll(/\{(\w+)/g)].map((m) => m[1]));

for (const viPath of all.filter((f) => /(^|\/)vi\.ts$/.test(f))) {
  const where = relative(root, viPath);
  const vi = (await runnerImport(viPath, { logLevel: 'error' })).module.default;
  const en = (await runnerImport(join(dirname(viPath), 'en.ts'), { logLevel: 'error' })).module.default;
  const text = sources.filter((f) => !/\/(vi|en)\.ts$/.test(f)).map((f) => readFileSync(f, 'utf8')).join('\n');
  // A key may also be put together from a name and a code: `a_${action}`.
  const families = [...text.matchAll(/`(\w+_)\$\{/g)].map((m) => m[1]);
  for (const key of new Set([...Object.keys(vi), ...Object.keys(en)])) {
    if (!vi[key]?.trim()) problems.push(`${where}: ${key}: no Vietnamese`);
    if (!en[key]?.trim()) problems.push(`${where}: ${key}: no English`);
    if (!vi[key] || !en[key]) continue;
    if (vi[key] !== vi[key].normalize('NFC')) problems.push(`${where}: ${key}: not NFC`);
    const missing = [...names(vi[key])].filter((n) => !names(en[key]).has(n));
    const extra = [...names(en[key])].filter((n) => !names(vi[key]).has(n));
    for (const n of [...missing, ...extra]) problems.push(`${where}: ${key}: {${n}} is not in both languages`);
    if (!new RegExp(`['"\`]${key}['"\`]`).test(text) && !families.some((f) => key.startsWith(f))) problems.push(`${where}: ${key}: not used`);
  }
}

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
console.log('messages: complete in both languages');
