/** The board as a strip at the bottom: a few leaders, the picture free above. */
import type { LeaderboardData, Row } from '../wire';
import { h } from '../core/dom';
import { Graphic } from '../core/graphic';
import { airName, airText, nameForms, points } from '../core/text';
import { standingWords } from './head';
import { cell, plate } from './pieces';

const most = 5;
const titleWidth = 300;

export class Ribbon extends Graphic<LeaderboardData> {
  static css = `
.edge { position: absolute; left: 0; top: 16px; bottom: 16px; width: var(--edge); background: var(--line); }
.score { color: var(--figure-ink); }
.gold .score { color: var(--gold-text); }
`;

  protected draw(data: LeaderboardData): HTMLElement[] {
    const { x, y, w, h: hgt } = this.box;
    const rows = (data.rows ?? []).slice(0, most);
    const { word } = standingWords({ provisional: data.provisional, snapshot: data.snapshot }, this.say);
    const title = plate('brand', 0, 0, titleWidth, hgt,
      cell('', 28, word ? 20 : 0, titleWidth - 48, word ? 66 : hgt, this.line('', [airText(data.title)], titleWidth - 48, 40, 'title')),
      word !== '' && cell('', 28, 84, titleWidth - 48, 52, this.line('', [word], titleWidth - 48, 34, 'figure', 500)));
    title.setAttribute('data-in', 'left');
    const root = plate('plate', x, y, w, hgt, title);
    const step = Math.floor((w - titleWidth) / Math.max(1, rows.length));
    rows.forEach((row, i) => root.appendChild(this.row(row, titleWidth + i * step, step, hgt)));
    return [root];
  }

  private row(row: Row, x: number, w: number, hgt: number): HTMLElement {
    const first = row.rank === 1;
    const element = h('div', { class: first ? 'gold' : 'plate', 'data-in': 'rise' });
    element.style.setProperty('width', `${w}px`);
    element.style.setProperty('height', `${hgt}px`);
    this.rest(element, row.id, x, 0);
    if (!first) element.appendChild(h('div', { class: 'edge' }));
    const inner = w - 48;
    element.appendChild(cell(first ? '' : 'second', 24, 16, inner / 2, 66, this.line('', [row.rank > 0 ? String(row.rank) : ''], inner / 2, 46)));
    element.appendChild(cell('right score', 24 + inner / 2, 16, inner / 2, 66, this.line('', [points(row.points)], inner / 2, 50)));
    element.appendChild(cell('', 24, 82, inner, 58, this.line('', nameForms(airName(row.name)), inner, 38)));
    return element;
  }
}
