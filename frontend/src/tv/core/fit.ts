/** Fitting text to a width by measuring, before anything is painted: same answer in every host. */

import { breakWell } from './breaks';

/** The width in pixels of a text in a CSS font such as `700 40px "Roboto Condensed"`. */
export type Measure = (text: string, font: string) => number;

/** The narrowest a text may be squeezed before it is shortened instead. */
export const narrowest = 0.85;

/** What to draw: the text and how far to squeeze it horizontally. */
export interface Fit { text: string; scale: number }

/**
 * The first form that fits the width, squeezed to 85 % at most. When none
 * does, the last form, squeezed as far as it takes: a winner's name is never cut.
 */
export function fit(forms: readonly string[], width: number, measure: (text: string) => number): Fit {
  let last: Fit = { text: '', scale: 1 };
  for (const text of forms) {
    const needed = measure(text);
    const scale = needed <= width || needed === 0 ? 1 : width / needed;
    if (scale >= narrowest) return { text, scale };
    last = { text, scale };
  }
  return last;
}

/** Letters narrower than this are no longer read at home. */
const legible = 0.7;

/**
 * A text that nobody made shorter forms of: like `fit`, but rather than squeeze
 * it beyond reading, words are left out at its end. Three words and fewer may
 * be a name, and a name is never cut.
 */
export function fitText(text: string, width: number, measure: (text: string) => number): Fit {
  const whole = fit([text], width, measure);
  const words = text.split(' ');
  if (whole.scale >= legible || words.length <= 3) return whole;
  for (let n = words.length - 1; n >= 2; n--) {
    const cut = fit([`${words.slice(0, n).join(' ').replace(/[\s,;:.–-]+$/, '')}…`], width, measure);
    if (cut.scale >= narrowest || n === 2) return cut;
  }
  return whole;
}

/** Breaks a text into lines no wider than `width`; a word wider than that stands alone. */
export function lines(text: string, width: number, measure: (text: string) => number): string[] {
  const out: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word;
    if (line && measure(longer) > width) {
      out.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  if (line) out.push(line);
  return out;
}

/** A text set in lines: the size that was found and the lines it makes. */
export interface Setting { size: number; lines: string[] }

/**
 * The largest size between `most` and `least` at which the text takes no more
 * than `rows` lines; at `least` it takes as many as it needs. Lines are made
 * even and broken where a reader would pause, unless `even` is false.
 */
export function setText(text: string, width: number, rows: number, most: number, least: number, measure: (text: string, size: number) => number, even = true): Setting {
  for (let size = most; ; size = Math.max(least, size - 2)) {
    const set = lines(text, width, (t) => measure(t, size));
    if (set.length <= rows || size <= least) {
      return { size, lines: even && set.length > 1 ? breakWell(text.split(' '), set.length, width, (t) => measure(t, size)) ?? set : set };
    }
  }
}

/** Measures with a canvas, which needs neither layout nor a document the element is attached to. */
export function canvasMeasure(): Measure {
  const context = typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d');
  const cache = new Map<string, number>();
  return (text, font) => {
    const key = `${font}|${text}`;
    let width = cache.get(key);
    if (width === undefined) {
      if (context) context.font = font;
      width = context ? measureTabular(context, text, font) : text.length * 18;
      if (cache.size > 4000) cache.clear();
      cache.set(key, width);
    }
    return width;
  };
}

/** Faces whose digits are tabular only on request, which a canvas does not hear of: the width of a digit, in em. */
const tabular: Record<string, number> = { '500 Barlow Condensed': 0.457, '700 Barlow Condensed': 0.4982 };

function measureTabular(context: CanvasRenderingContext2D, text: string, font: string): number {
  const m = /^(\d+) ([\d.]+)px "([^"]+)"/.exec(font);
  const digit = m && tabular[`${m[1]} ${m[3]}`];
  if (!m || !digit) return context.measureText(text).width;
  const rest = text.replace(/\d/g, '');
  return context.measureText(rest).width + (text.length - rest.length) * digit * Number(m[2]);
}
