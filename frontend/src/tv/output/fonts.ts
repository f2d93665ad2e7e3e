/**
 * The faces of television, all of them carried by us. A picture is painted only
 * when its faces are there: a word in two fonts has never been on air.
 */
import type { Theme } from '../wire';

/** Where the bytes are: an address on our own host, or the bytes themselves in a kit. */
export type FontSource = (file: string) => string | ArrayBuffer | undefined;

/** Family → folder name and the weights that the graphics use. */
export const families: Record<string, { folder: string; weights: readonly number[] }> = {
  Montserrat: { folder: 'montserrat', weights: [700] },
  'Noto Sans': { folder: 'noto-sans', weights: [500, 700] },
  'Roboto Condensed': { folder: 'roboto-condensed', weights: [500, 700] },
  'Barlow Condensed': { folder: 'barlow-condensed', weights: [500, 700] },
};

/** Vietnamese needs two files a weight: the basic letters and the marked ones. */
export const subsets: Record<string, string> = {
  latin: 'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD',
  vietnamese: 'U+0102-0103, U+0110-0111, U+0128-0129, U+0168-0169, U+01A0-01A1, U+01AF-01B0, U+0300-0301, U+0303-0304, U+0308-0309, U+0323, U+0329, U+1EA0-1EF9, U+20AB',
};

/** The file of one face, as kits and the page name it. */
export const fontFile = (folder: string, subset: string, weight: number) => `${folder}-${subset}-${weight}`;

const wanted = new Map<string, Promise<unknown>>();

/** Resolves when every face of the theme can be painted with, or when waiting longer would be worse. */
export function loadFonts(theme: Theme, source: FontSource, patience = 4000): Promise<void> {
  const jobs: Promise<unknown>[] = [];
  for (const family of new Set([theme.fonts.title, theme.fonts.text, theme.fonts.figure])) {
    const face = families[family];
    for (const weight of face?.weights ?? []) {
      for (const subset of Object.keys(subsets)) jobs.push(loadFace(family, fontFile(face?.folder ?? '', subset, weight), weight, subset, source));
    }
  }
  const late = new Promise<void>((resolve) => setTimeout(resolve, patience));
  return Promise.race([Promise.all(jobs).then(() => undefined), late]);
}

function loadFace(family: string, file: string, weight: number, subset: string, source: FontSource): Promise<unknown> {
  const known = wanted.get(file);
  if (known) return known;
  const found = source(file);
  if (found === undefined || typeof FontFace === 'undefined') return Promise.resolve();
  const face = new FontFace(family, typeof found === 'string' ? `url("${found}")` : found, { weight: String(weight), unicodeRange: subsets[subset] as string, display: 'block' });
  (document.fonts as unknown as { add(face: FontFace): void }).add(face);
  const job = face.load().catch(() => wanted.delete(file));
  wanted.set(file, job);
  return job;
}
