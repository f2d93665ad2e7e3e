/** Pieces that several graphics are made of. */
import type { Theme } from '../wire';
import { mix } from '../core/color';
import { at, h, s, styled } from '../core/dom';
import { drum, star } from '../core/drum';

/** Thickness of the theme's edges on the drum, whatever its size. */
const stroke = (size: number, edge: number) => ((edge * 200) / size).toFixed(2);

/** The face of a drum in a square of `size` pixels, in one colour. `open` leaves the middle free. */
export function medal(size: number, colour: string, open: boolean, edge = 2): SVGElement {
  const face = drum(open);
  const svg = s('svg', { viewBox: '-100 -100 200 200', width: size, height: size, 'aria-hidden': 'true' });
  svg.appendChild(s('path', { d: face.strokes, fill: 'none', stroke: colour, 'stroke-width': stroke(size, edge) }));
  if (face.solid) svg.appendChild(s('path', { d: face.solid, fill: colour }));
  return svg;
}

/** The ground of a full-screen graphic: the theme's colour and one great drum, engraved. */
export function ground(theme: Theme, cx = 1500, cy = 540, size = 1500): HTMLElement {
  const line = mix(theme.colors.ground, theme.colors.line, theme.motion === 'calm' ? 0.32 : 0.2);
  const svg = medal(size, line, false, 3);
  svg.setAttribute('class', 'engraving');
  const holder = at(h('div', {}, svg), cx - size / 2, cy - size / 2, size, size);
  const clip = styled(h('div', { class: 'ground', 'data-bleed': true }, holder), { overflow: 'hidden' });
  clip.setAttribute('data-in', 'fade');
  return clip;
}

/** A box of a plate class at a place. */
export function plate(cls: string, x: number, y: number, w: number, hgt: number, ...children: (Node | false | undefined)[]): HTMLElement {
  return at(h('div', { class: cls }, ...children), x, y, w, hgt);
}

/** A cell that centres its line vertically, at a place of its parent. */
export function cell(cls: string, x: number, y: number, w: number, hgt: number, ...children: (Node | string | false | undefined)[]): HTMLElement {
  return at(h('div', { class: `cell ${cls}` }, ...children), x, y, w, hgt);
}

/** ▲ or ▼ as a drawing: no font is asked whether it has it. */
export function arrow(up: boolean, size: number, colour: string): SVGElement {
  const d = up ? 'M0 -8L9 7L-9 7Z' : 'M0 8L9 -7L-9 -7Z';
  return s('svg', { viewBox: '-10 -10 20 20', width: size, height: size, 'aria-hidden': 'true' }, s('path', { d, fill: colour }));
}

/** ✓ as a drawing. */
export function tick(size: number, colour: string): SVGElement {
  return s('svg', { viewBox: '0 0 24 24', width: size, height: size, 'aria-hidden': 'true' },
    s('path', { d: 'M4 12.5L10 18.5L20.5 6', fill: 'none', stroke: colour, 'stroke-width': 4, 'stroke-linecap': 'square' }));
}

/** Shapes of the options: colour, letter and shape say the same thing three times. */
const shapes: Record<string, string> = {
  A: 'M0 -46A46 46 0 1 1 0 46A46 46 0 1 1 0 -46Z',
  B: 'M0 -52L52 0L0 52L-52 0Z',
  C: 'M-42 -42L42 -42L42 42L-42 42Z',
  D: 'M0 -52L54 42L-54 42Z',
  E: 'M-27 -46L27 -46L54 0L27 46L-27 46L-54 0Z',
  F: 'M0 -54L14 -18L52 -17L22 7L32 44L0 23L-32 44L-22 7L-52 -17L-14 -18Z',
};

/** Colours of the options, apart for colour-blind eyes too; white letters reach 4.5:1 on each. */
export const optionColours: Record<string, string> = { A: '#1f5fa8', B: '#a84400', C: '#0f6b5c', D: '#6f3fa0', E: '#7a5b00', F: '#a52868' };

/** The mark of an option: its shape in its colour, its letter in the middle. */
export function optionMark(letter: string, size: number, fontSize: number): HTMLElement {
  const colour = optionColours[letter] ?? '#4a4a4a';
  const svg = s('svg', { viewBox: '-56 -56 112 112', width: size, height: size, 'aria-hidden': 'true' }, s('path', { d: shapes[letter] ?? shapes.C ?? '', fill: colour, stroke: '#e8e4dc', 'stroke-width': 5 }));
  const drop = letter === 'D' ? size * 0.11 : 0;
  const text = styled(cell('center letter', 0, drop, size, size, letter), { 'font-size': `${fontSize}px`, 'background-color': 'transparent' });
  text.setAttribute('data-on', colour);
  return styled(h('div', { class: 'mark' }, at(svg as unknown as HTMLElement, 0, 0), text), { position: 'relative', width: `${size}px`, height: `${size}px` });
}

type Line = (cls: string, forms: readonly string[], width: number, size: number) => HTMLElement;

/** The first place's rank: a dark seal of fourteen rays on the gold plate, its number in gold. */
export function seal(number: string, w: number, hgt: number, theme: Theme, line: Line): HTMLElement {
  const size = Math.min(w, hgt) - 6;
  const svg = s('svg', { viewBox: '-100 -100 200 200', width: size, height: size, 'aria-hidden': 'true' }, s('path', { d: star(28, 100, 86), fill: theme.colors.goldText }));
  const text = styled(cell('center rank', 0, 0, w, hgt, line('', [number], size * 0.7, Math.max(36, Math.round(size * 0.56)))), { color: theme.colors.gold });
  text.setAttribute('data-on', theme.colors.goldText);
  return plate('gold', 0, 0, w, hgt, plate('', (w - size) / 2, (hgt - size) / 2, size, size, svg), text);
}
