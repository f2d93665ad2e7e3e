/**
 * The picture that chat apps show beside a shared address: 1200 × 630, in the
 * look of the product. Run by hand when the look changes:
 *
 *   node scripts/share-picture.mjs public/assets/share-1.png
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from '../e2e/lib/browser.mjs';

const out = process.argv[2];
if (!out) {
  console.error('usage: node scripts/share-picture.mjs OUT.png');
  process.exit(2);
}
const fonts = join(import.meta.dirname, '../node_modules/@fontsource/be-vietnam-pro/files');
const face = (part, weight) => `@font-face { font-family: BVP; font-weight: ${weight}; src: url(data:font/woff2;base64,${readFileSync(join(fonts, `be-vietnam-pro-${part}-${weight}-normal.woff2`)).toString('base64')}); unicode-range: ${part === 'latin' ? 'U+0-FF' : 'U+100-1EFF, U+20AB'}; }`;
const faces = [500, 700].flatMap((weight) => [face('latin', weight), face('vietnamese', weight)]).join('\n');

/** The star of the bronze drum, as in src/kit/components/drum.ts. */
const star = `M${Array.from({ length: 28 }, (_, i) => {
  const angle = (Math.PI * i) / 14 - Math.PI / 2;
  const radius = i % 2 === 0 ? 92 : 40;
  return `${(radius * Math.cos(angle)).toFixed(2)} ${(radius * Math.sin(angle)).toFixed(2)}`;
}).join('L')}Z`;

const page = `<!doctype html><meta charset="utf-8"><style>
${faces}
body { margin: 0; width: 1200px; height: 630px; overflow: hidden; background: #1a0c10; color: #f6efe4; font-family: BVP; position: relative; }
svg { position: absolute; left: 730px; top: -35px; width: 700px; height: 700px; fill: none; stroke: #f2b632; stroke-width: 1.6; }
svg .fine { opacity: .45; } svg .comb { stroke-width: 9; stroke-dasharray: 4 6; opacity: .35; } svg path { fill: #f2b632; stroke: none; }
div { position: absolute; left: 84px; top: 0; height: 630px; width: 640px; display: flex; flex-direction: column; justify-content: center; gap: 22px; }
b { font-size: 128px; line-height: 1.2; font-weight: 700; letter-spacing: -0.02em; }
p { margin: 0; font-size: 46px; line-height: 1.4; font-weight: 500; }
small { font-size: 30px; line-height: 1.5; font-weight: 500; color: #f2b632; }
</style>
<svg viewBox="-300 -300 600 600"><path d="${star}"/><circle r="112"/><circle class="comb" r="128"/><circle class="fine" r="144"/><circle class="comb" r="172" stroke-width="16"/><circle class="fine" r="198"/><circle class="comb" r="216"/><circle class="fine" r="236"/><circle class="comb" r="264"/><circle class="fine" r="290"/></svg>
<div><b>Hội Thi</b><p>Thi trắc nghiệm trực tuyến</p><small>Làm bài trên điện thoại · Bảng xếp hạng<br>Kết quả chính thức</small></div>`;

const browser = await openBrowser();
try {
  const sheet = await browser.newPage({ viewport: { width: 1200, height: 630 } });
  await sheet.setContent(page);
  await sheet.evaluate(() => document.fonts.ready);
  await sheet.screenshot({ path: out });
} finally {
  await browser.close();
}
