/** Writes the kits after the page: one file each, fonts inside, for hosts that have no network. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'vite';
import type { Template } from '../wire';
import { manifest, ografId } from '../ograf/manifest';
import { families, fontFile, subsets } from '../output/fonts';
import { spxDefinition } from './spx';
import { zip } from './zip';

const tv = resolve(import.meta.dirname, '..');
const modules = resolve(tv, '../../node_modules/@fontsource');
const read = (...path: string[]) => readFileSync(join(...path), 'utf8');

/** The faces as base64, by name. */
function faces(): Record<string, string> {
  const out: Record<string, string> = {};
  for (const { folder, weights } of Object.values(families)) {
    for (const subset of Object.keys(subsets)) {
      for (const weight of weights) out[fontFile(folder, subset, weight)] = readFileSync(join(modules, folder, 'files', `${fontFile(folder, subset, weight)}-normal.woff2`)).toString('base64');
    }
  }
  return out;
}

/** Answers the modules that exist only in a build: the faces, and the entry of one kit. */
function virtual(entry: string): Plugin {
  return {
    name: 'tv-kit-modules',
    resolveId: (id) => (id === 'virtual:tv-fonts' || id === 'virtual:tv-kit' ? `\0${id}` : undefined),
    load: (id) => (id === '\0virtual:tv-fonts' ? `export default ${JSON.stringify(faces())}` : id === '\0virtual:tv-kit' ? entry : undefined),
  };
}

async function bundle(entry: string, format: 'iife' | 'es'): Promise<string> {
  const result = await build({
    configFile: false, root: tv, logLevel: 'error', publicDir: false, plugins: [virtual(entry)],
    build: { write: false, target: 'es2018', cssTarget: 'chrome86', modulePreload: false, minify: true, rolldownOptions: { input: 'virtual:tv-kit', preserveEntrySignatures: 'strict', output: { format, codeSplitting: false } } },
  });
  const first = Array.isArray(result) ? result[0] : result;
  if (!first || !('output' in first)) throw new Error('tv: the kit was not built');
  return first.output[0].code;
}

/** The class name of each graphic's module, read from the module itself. */
function graphicClass(template: string): string {
  return /export class (\w+) extends Graphic/.exec(read(tv, 'graphics', `${template}.ts`))?.[1] ?? '';
}

const inline = (code: string) => `<script>${code.replace(/<\/script/gi, '<\\/script')}</script>`;

function page(title: string, definition: string, code: string): string {
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>${title}</title>
<style>html,body{margin:0;padding:0;background:transparent;overflow:hidden;width:100%;height:100%}</style>
${definition}${inline(read(tv, 'boot.js'))}
</head>
<body>
${inline(code)}
</body>
</html>
`;
}

async function kit(template: Template, sample: Record<string, unknown>, out: string, version: string): Promise<void> {
  const name = graphicClass(template);
  const graphic = `import { ${name} as G } from '${tv}/graphics/${template}.ts';`;
  const given = JSON.stringify(sample);
  const script = await bundle(`${graphic}import { startKit } from '${tv}/kit/page.ts';startKit('${template}', G, ${given}, window.tvHost);`, 'iife');
  const module = await bundle(`${graphic}import { ografClass } from '${tv}/ograf/graphic.ts';import { kitFont } from '${tv}/kit/fonts.ts';export default ografClass('${template}', G, ${given}, kitFont);`, 'es');
  const definition = inline(`window.SPXGCTemplateDefinition=${JSON.stringify(spxDefinition(template, sample))};`);
  writeFileSync(join(out, 'casparcg', `${template}.html`), page(`Hội Thi · ${template}`, '', script));
  writeFileSync(join(out, 'spx', `${template}.html`), page(`Hội Thi · ${template}`, `${definition}\n`, script));
  const description = JSON.stringify(manifest(template, sample, version), null, 2);
  const folder = ografId(template);
  writeFileSync(join(out, 'ograf', `${template}.zip`), zip({ [`${folder}/${template}.ograf.json`]: description, [`${folder}/graphic.mjs`]: module }));
}

/** The kits of all graphics, in `kit/` beside the page. */
export function kits(version: string): Plugin {
  let out = '';
  return {
    name: 'tv-kits',
    apply: 'build',
    configResolved(config) {
      out = join(config.build.outDir, 'kit');
    },
    async closeBundle() {
      const samples = JSON.parse(read(tv, 'kit/samples.json')) as Record<Template, Record<string, unknown>>;
      for (const host of ['casparcg', 'spx', 'ograf']) mkdirSync(join(out, host), { recursive: true });
      for (const template of Object.keys(samples) as Template[]) await kit(template, samples[template], out, version);
      if (readdirSync(join(out, 'ograf')).length === 0) throw new Error('tv: no kit was written');
    },
  };
}
