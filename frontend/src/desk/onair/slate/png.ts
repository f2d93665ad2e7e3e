/**
 * A still of what a bus shows, as a PNG with its alpha: plan C for a mixer's
 * still store. Drawn by television's own stage, then carried through an SVG
 * image, because a page cannot photograph itself.
 */
import { Stage } from '../../../tv/core/stage';
import { registry } from '../../../tv/graphics/registry';
import { fontUrl } from '../../../tv/output/font-files';
import { families, fontFile, loadFonts, subsets } from '../../../tv/output/fonts';
import type { Layer, Shown, Theme } from '../../../tv/wire';
import { serverClock } from '../../../kit/clock';

export interface Still { layers: Partial<Record<Layer, Shown>>; theme: Theme; lang: 'vi' | 'en'; w: number; h: number }

const xhtml = 'http://www.w3.org/1999/xhtml';

/** The picture at the raster of its output. Rejects when the browser cannot draw it. */
export async function stillOf(still: Still): Promise<Blob> {
  await loadFonts(still.theme, fontUrl);
  const holder = document.createElement('div');
  holder.style.cssText = `position:fixed;left:-100000px;top:0;width:${still.w}px;height:${still.h}px;color-scheme:light`;
  document.body.append(holder);
  try {
    const stage = new Stage({ registry, now: () => serverClock.now(), report: (error) => { throw error; } });
    holder.append(stage.element);
    stage.fit(still.w, still.h);
    const now = serverClock.now();
    stage.paint({ output: 'still', name: '', rev: 1, now_ms: now, build: '', raster: still, lang: still.lang, theme: still.theme, layers: still.layers, delay_ms: 0, panic: false }, true);
    await document.fonts.ready;
    return await photograph(flatten(stage.element), await faces(still.theme), still.w, still.h);
  } finally {
    holder.remove();
  }
}

/** A copy without shadow roots and stylesheets: every element carries its own style. */
function flatten(element: Element): Element {
  const html = element.namespaceURI === xhtml;
  const copy = html ? document.createElementNS(xhtml, 'div') : document.createElementNS(element.namespaceURI, element.localName);
  if (!html) for (const a of element.attributes) if (a.name !== 'style' && a.name !== 'class') copy.setAttribute(a.name, a.value);
  copy.setAttribute('style', styleOf(element));
  for (const child of (element.shadowRoot ?? element).childNodes) {
    if (child.nodeType === Node.TEXT_NODE) copy.append(document.createTextNode(child.nodeValue ?? ''));
    else if (child instanceof Element && child.localName !== 'style') copy.append(flatten(child));
  }
  return copy;
}

function styleOf(element: Element): string {
  const style = getComputedStyle(element);
  let text = '';
  for (const name of style) text += `${name}:${style.getPropertyValue(name)};`;
  return text;
}

/** The theme's faces inside the image: it may fetch nothing. */
async function faces(theme: Theme): Promise<string> {
  const rules: Promise<string>[] = [];
  for (const family of new Set([theme.fonts.title, theme.fonts.text, theme.fonts.figure])) {
    const face = families[family];
    for (const weight of face?.weights ?? []) for (const subset of Object.keys(subsets)) rules.push(rule(family, fontFile(face!.folder, subset, weight), weight, subsets[subset]!));
  }
  return (await Promise.all(rules)).join('');
}

async function rule(family: string, file: string, weight: number, range: string): Promise<string> {
  const url = fontUrl(file);
  if (!url) return '';
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  let text = '';
  for (const b of bytes) text += String.fromCharCode(b);
  return `@font-face{font-family:"${family}";font-weight:${weight};unicode-range:${range};src:url(data:font/woff2;base64,${btoa(text)}) format("woff2")}`;
}

async function photograph(copy: Element, css: string, w: number, h: number): Promise<Blob> {
  const body = new XMLSerializer().serializeToString(copy);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}"><style>${css}</style><foreignObject width="100%" height="100%">${body}</foreignObject></svg>`;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  // An image is decoded before its faces are: drawn at once, a text may be missing.
  image.style.cssText = 'position:fixed;left:-100000px;top:0';
  document.body.append(image);
  await new Promise((done) => setTimeout(done, 400));
  image.remove();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [w, h];
  canvas.getContext('2d')!.drawImage(image, 0, 0, w, h);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'));
}
