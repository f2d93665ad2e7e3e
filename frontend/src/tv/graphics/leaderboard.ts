/** The full board: ten rows a page, the first in gold, movement from the order alone. */
import type { LeaderboardData, Row } from '../wire';
import { h, s } from '../core/dom';
import { star } from '../core/drum';
import { narrowest } from '../core/fit';
import { Graphic } from '../core/graphic';
import { freeWidth } from '../core/layout';
import { airName, airText, duration, nameForms, points, unitColumn, unitForms } from '../core/text';
import { boardHead, headHeight } from './head';
import { arrow, cell, plate, seal } from './pieces';
import { rowGap, rowsLayout, type Slot } from './rows';

const captionHeight = 48;

export class Leaderboard extends Graphic<LeaderboardData> {
  static css = `
.rank { font-family: var(--f-figure); font-weight: 700; }
.caption { color: var(--text2); background: var(--plate); }
.edge { position: absolute; left: 0; right: 0; bottom: 0; height: var(--edge); background: var(--line); }
.moved { font-family: var(--f-figure); font-weight: 700; font-size: 34px; }
`;

  protected draw(data: LeaderboardData): HTMLElement[] {
    const { x, y, w, h: hgt } = this.box;
    const rows = (data.rows ?? []).slice(0, 12);
    const strip = { x, y, w, h: headHeight + 2 };
    const head = boardHead(this.scene.theme, this.line.bind(this), this.say, {
      title: data.title, subtitle: this.subtitle(data), provisional: data.provisional, snapshot: data.snapshot, asOf: data.as_of_ms,
      page: data.pages > 1 ? `${data.page + 1}/${data.pages}` : undefined,
    }, freeWidth(strip, this.scene.theme));
    head.setAttribute('data-in', 'left');
    const gap = rowGap(this.scene.theme);
    const top = headHeight + gap;
    const slots = rowsLayout(hgt - top - captionHeight - gap, rows.map((r) => r.rank === 1), 84, gap);
    const root = plate('', x, y, w, hgt, head, this.caption(data, top, w));
    const units = unitColumn(rows.map((r) => airText(r.sub)), (t) => this.width(t, this.unitSize, 'figure', 500) * narrowest <= 440);
    rows.forEach((row, i) => root.appendChild(this.row(row, units[i] as string, slots[i] as Slot, top + captionHeight + gap, w)));
    return [root];
  }

  /** One size for all units, the leader's too, so that what is abbreviated is abbreviated in every row. */
  private get unitSize(): number {
    return Math.max(36, this.scene.theme.sizes.row - 6);
  }

  private subtitle(data: LeaderboardData): string {
    const mood = data.optimism === 'optimistic' ? this.say('canWin') : data.optimism === 'pessimistic' ? this.say('atLeast') : '';
    return [airText(data.subtitle), mood].filter(Boolean).join(' · ');
  }

  private caption(data: LeaderboardData, top: number, w: number): HTMLElement {
    const text = (t: string) => this.line('', [t], 460, 32, 'figure', 500);
    const strip = plate('caption', 0, top, w, captionHeight,
      cell('', 140, 0, 600, captionHeight, text(this.say('contestant'))),
      cell('', 800, 0, 460, captionHeight, text(airText(data.unit_label) || this.say('unit'))),
      cell('right', 1348, 0, 176, captionHeight, text(this.say('points'))),
      cell('right', 1536, 0, 164, captionHeight, text(this.say('time'))));
    strip.setAttribute('data-in', 'fade');
    return strip;
  }

  private row(row: Row, unit: string, slot: Slot, top: number, w: number): HTMLElement {
    const first = row.rank === 1;
    const size = this.fitting(this.scene.theme.sizes.row + (first ? 8 : 0), slot.h);
    const out = row.can_win === false;
    const element = h('div', { class: first ? 'gold' : 'plate', 'data-in': 'left' });
    element.style.setProperty('width', `${w}px`);
    element.style.setProperty('height', `${slot.h}px`);
    this.rest(element, row.id, 0, top + slot.y);
    element.appendChild(this.rank(row, slot.h, first));
    const hgt = first ? slot.h : slot.h - this.scene.theme.edge; // the line below a row is no room for letters
    const ink = out && !first ? 'second' : '';
    element.appendChild(cell(ink, 140, 0, 640, hgt, this.line('', nameForms(airName(row.name)), row.can_win ? 584 : 628, size)));
    if (row.can_win) element.appendChild(this.chance(hgt, first));
    element.appendChild(cell('second', 800, 0, 456, hgt, this.line('', unitForms(unit), 440, Math.min(this.unitSize, size), 'figure', 500)));
    if (row.moved) element.appendChild(this.moved(row.moved, hgt, first));
    element.appendChild(cell('right', 1348, 0, 176, hgt, this.line('', [points(row.points)], 176, size + 4)));
    element.appendChild(cell(`right ${first ? '' : 'second'}`, 1536, 0, 164, hgt, this.line('', [duration(row.time_ms)], 164, Math.max(36, size - 4), 'figure', 500)));
    if (!first) element.appendChild(h('div', { class: 'edge' }));
    return element;
  }

  /** A size whose marks above and below stay in a row of this height. */
  private fitting(size: number, hgt: number): number {
    return Math.max(36, Math.min(size, Math.floor((hgt - this.scene.theme.edge) / 1.2)));
  }

  private rank(row: Row, hgt: number, first: boolean): HTMLElement {
    const number = row.rank > 0 ? String(row.rank) : '';
    if (first) return seal(number, 112, hgt, this.scene.theme, this.line.bind(this));
    return plate('rank-cell', 0, 0, 112, hgt, cell('center rank', 0, 0, 112, hgt - this.scene.theme.edge, this.line('', [number], 100, this.fitting(this.scene.theme.sizes.row + 4, hgt))));
  }

  private chance(hgt: number, first: boolean): HTMLElement {
    const { gold, goldText } = this.scene.theme.colors;
    const mark = s('svg', { viewBox: '-12 -12 24 24', width: 30, height: 30 }, s('path', { d: star(5, 11, 4.6), fill: first ? goldText : gold }));
    return cell('', 744, 0, 36, hgt, mark);
  }

  private moved(by: number, hgt: number, first: boolean): HTMLElement {
    const c = this.scene.theme.colors;
    const colour = first ? c.goldText : by > 0 ? 'var(--up)' : c.text2;
    const box = cell('moved', 1268, 0, 84, hgt, arrow(by > 0, 26, colour), h('span', {}, String(Math.abs(by))));
    box.style.setProperty('color', colour);
    return box;
  }
}
