/** The countdown: a drum whose sixty outer strokes go out one by one. */
import type { CountdownData } from '../wire';
import { h, s, styled } from '../core/dom';
import { beads, ring, teeth } from '../core/drum';
import { Graphic } from '../core/graphic';
import { airText, remaining, running } from '../core/text';
import { cell, plate } from './pieces';

export class Countdown extends Graphic<CountdownData> {
  static css = `
.face { position: absolute; border-radius: 50%; background: var(--plate); color: var(--text); }
.face svg { position: absolute; left: 0; top: 0; }
.last .digits { color: var(--figure-ink); }
`;

  protected draw(data: CountdownData): HTMLElement[] {
    const { x, y, w, h: hgt } = this.box;
    const note = airText(data.note);
    const titleHeight = 92;
    const size = Math.min(w, hgt - titleHeight - (note ? 84 : 0) - 24);
    const c = this.scene.theme.colors;
    const strokes: SVGElement[] = [];
    const svg = s('svg', { viewBox: '-100 -100 200 200', width: size, height: size },
      s('path', { d: ring(98) + ring(84), fill: 'none', stroke: c.line, 'stroke-width': 0.9 }),
      s('path', { d: ring(66) + teeth(60, 68, 74) + ring(76) + beads(60, 80), fill: 'none', stroke: c.line, 'stroke-width': 0.8 }));
    for (let i = 0; i < 60; i++) {
      const mark = s('path', { d: stroke(i), stroke: 'var(--figure-ink)', 'stroke-width': 3.4 });
      strokes.push(mark);
      svg.appendChild(mark);
    }
    const digits = h('span', { class: 'line digits' });
    const face = plate('face', (w - size) / 2, titleHeight + 12, size, size, svg, cell('center', 0, 0, size, size, digits));
    face.setAttribute('data-in', 'rise');
    this.pulse(data.ends_at_ms, (now) => this.tick(data, now, digits, strokes, face, size));
    const title = this.band('brand', airText(data.title), 48, 0, titleHeight, w, 'title');
    return [plate('', x, y, w, hgt, title, face, note !== '' && this.band('plate2', note, 38, hgt - 84, 84, w, 'figure'))];
  }

  private tick(data: CountdownData, now: number, digits: HTMLElement, strokes: SVGElement[], face: HTMLElement, size: number): boolean {
    const left = remaining(data.ends_at_ms, now);
    const text = running(left);
    const room = size * 0.6;
    const most = Math.max(160, this.scene.theme.sizes.timer);
    const font = Math.max(96, Math.floor(Math.min(most, (most * room) / Math.max(1, this.width(text, most)))));
    digits.textContent = text;
    styled(digits, { 'font-size': `${font}px`, 'font-family': 'var(--f-figure)', 'font-weight': '700' });
    const lit = left >= 60 ? 60 : left;
    strokes.forEach((mark, i) => mark.setAttribute('stroke', i < lit ? 'var(--figure-ink)' : 'var(--plate2)'));
    face.setAttribute('class', left > 0 && left <= 10 ? 'face last' : 'face');
    return left > 0;
  }

  private band(cls: string, text: string, size: number, y: number, hgt: number, w: number, family: 'title' | 'figure'): HTMLElement {
    const line = this.line('', [text], w - 80, size, family, 700);
    const width = Math.min(w, Math.ceil(this.width(line.textContent ?? '', this.sizeOf(size, family), family)) + 96);
    const band = plate(cls, (w - width) / 2, y, width, hgt, cell('center', 0, 0, width, hgt, line));
    band.setAttribute('data-in', 'fade');
    return band;
  }
}

/** Stroke `i` of sixty, clockwise from the top. */
function stroke(i: number): string {
  const angle = (Math.PI * 2 * (i + 0.5)) / 60 - Math.PI / 2;
  const [c, sn] = [Math.cos(angle), Math.sin(angle)];
  return `M${(86.5 * c).toFixed(2)} ${(86.5 * sn).toFixed(2)}L${(95.5 * c).toFixed(2)} ${(95.5 * sn).toFixed(2)}`;
}

