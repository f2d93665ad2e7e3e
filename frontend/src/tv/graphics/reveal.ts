/** The reveal, one step at a time: what is on the page is all that the page knows. */
import type { RevealData, Row, Shown } from '../wire';
import { h, styled } from '../core/dom';
import { setText } from '../core/fit';
import { Graphic, type Way } from '../core/graphic';
import { airName, airText, duration, nameForms, points, unitForms } from '../core/text';
import { lead } from '../core/settle';
import { goldLeaf } from './gold-leaf';
import { cell, ground, medal, plate } from './pieces';
import { podiumColumns } from './podium-columns';

const headHeight = 116;
const rowHeight = 88;
/** Pictures around their middle have the drum behind it, the others at the side. */
const central: readonly RevealData['kind'][] = ['award', 'intro', 'pause', 'podium'];

export class Reveal extends Graphic<RevealData> {
  static css = `
.head { color: var(--on-ground); }
.lines > div { white-space: nowrap; line-height: 1.38; font-family: var(--f-title); font-weight: 700; text-align: center; }
.edge { position: absolute; left: 0; right: 0; bottom: 0; height: var(--edge); background: var(--line); }
.score { color: var(--figure-ink); }
.gold .score { color: var(--gold-text); }
`;

  /** When the winner was called, on the server's clock; 0 in every other step. */
  private won = 0;

  protected draw(data: RevealData, shown: Shown): HTMLElement[] {
    const rows = data.rows ?? [];
    this.won = data.kind === 'award' && rows[0]?.rank === 1 ? Math.max(shown.step_ms, shown.at_ms) : 0;
    const back = ground(this.scene.theme, central.indexOf(data.kind) >= 0 ? 960 : 1560, 540, 1400);
    back.setAttribute('data-key', 'ground');
    if (data.kind === 'intro' || data.kind === 'pause') return [back, ...this.curtain(data)];
    if (data.kind === 'award') return [back, this.head(data), ...this.award(data, rows)];
    if (data.kind === 'podium') return [back, this.head(data), this.podium(rows)];
    if (data.kind === 'end') return [back, this.head(data), ...this.list(rows, 0, 10)];
    return [back, this.head(data), ...this.spot(data, rows), ...this.list(data.shown ?? [], 440, 5, new Set(rows.map((r) => r.id)))];
  }

  /** Behind the words, and only on the way to the picture. */
  protected afterDraw(way: Way): void {
    if (this.won === 0 || way.how === 'settle') return;
    const leaf = goldLeaf(this.scene.theme, Math.max(0, this.scene.now() - this.won - lead));
    const back = this.all('.ground')[0];
    if (leaf && back) back.parentNode?.insertBefore(leaf, back.nextSibling);
  }

  private head(data: RevealData): HTMLElement {
    const { x, y } = this.box;
    const room = 1440;
    const code = airText(data.snapshot);
    const head = plate('head', x, y, room, headHeight,
      cell('', 0, 0, room, 68, this.line('', [airText(data.title)], room, 50, 'title')),
      cell('', 0, 64, room, 50, this.line('', [code && `${this.say('officialLine')} ${code}`], room, 36, 'figure', 500)));
    head.setAttribute('data-key', 'head');
    head.setAttribute('data-in', 'fade');
    return head;
  }

  /** Before the first row, and where the show stops for breath. */
  private curtain(data: RevealData): HTMLElement[] {
    const { x, y, w, h: hgt } = this.box;
    const size = 420;
    const room = w - 160;
    const text = airText(data.kind === 'pause' && data.prize ? data.prize : data.title);
    const set = setText(text, room, 2, 84, 60, (t, s) => this.width(t, s, 'title'));
    const lines = styled(h('div', { class: 'lines head' }, ...set.lines.map((l) => h('div', {}, l))), { 'font-size': `${set.size}px` });
    const drum = plate('', x + (w - size) / 2, y + 60, size, size, medal(size, this.scene.theme.colors.gold, false, 3));
    const under = data.kind === 'pause' ? airText(data.title) : airText(data.prize);
    const body = plate('', x, y + 60 + size + 40, w, hgt - size - 100, cell('center', 80, 0, room, set.lines.length * set.size * 1.38, lines),
      cell('center head', 80, set.lines.length * set.size * 1.38 + 12, room, 80, this.line('', [under === text ? '' : under], room, 48, 'figure', 500)));
    return [drum, body].map((e, i) => { e.setAttribute('data-key', `curtain-${i}`); e.setAttribute('data-in', 'fade'); return e; });
  }

  /** The person or the people of this step, large. */
  private spot(data: RevealData, rows: readonly Row[]): HTMLElement[] {
    const { x, y, w } = this.box;
    const width = Math.floor((w - (rows.length - 1) * 20) / Math.max(1, rows.length));
    return rows.slice(0, 3).map((row, i) => {
      const element = this.winner(row, airText(data.prize), x + i * (width + 20), y + headHeight + 24, width, 276, row.rank === 1);
      element.setAttribute('data-key', `spot-${row.id}-${data.step}`);
      element.setAttribute('data-in', 'left');
      return element;
    });
  }

  private winner(row: Row, prize: string, x: number, y: number, w: number, hgt: number, first: boolean): HTMLElement {
    const c = this.scene.theme.colors;
    const left = w > 1000 ? hgt : 200;
    const scoreWidth = w > 1000 ? 320 : 0;
    const room = w - left - scoreWidth - 72;
    const size = left - 20;
    const rank = plate(first ? 'plate' : 'brand', 0, 0, left, hgt, plate('', 10, (hgt - size) / 2, size, size, medal(size, c.gold, true, 2)),
      cell('center', 0, 0, left, hgt, this.line('', [row.rank > 0 ? String(row.rank) : ''], left * 0.5, w > 1000 ? 112 : 84)));
    const box = plate(first ? 'gold' : 'plate', x, y, w, hgt, rank,
      cell('', left + 36, 22, room, 64, this.line(first ? '' : 'score', [prize], room, 42, 'title')),
      cell('', left + 36, 86, room, 100, this.line('', nameForms(airName(row.name)), room, w > 1000 ? 68 : 50)),
      cell('second', left + 36, 184, room, 62, this.line('', unitForms(airText(row.sub)), room, 40, 'figure', 500)));
    if (scoreWidth > 0) box.appendChild(cell('right score', w - scoreWidth - 36, 0, scoreWidth, hgt, this.line('', [points(row.points)], scoreWidth, this.scene.theme.sizes.score + 20)));
    return box;
  }

  /** Those who were called before: the newest on top. */
  private list(rows: readonly Row[], offset: number, most: number, without: ReadonlySet<string> = new Set()): HTMLElement[] {
    const { x, y, w, h: hgt } = this.box;
    const top = headHeight + 20 + (offset > 0 ? 296 : 0);
    const shown = rows.filter((r) => !without.has(r.id)).slice(0, most);
    const pitch = Math.min(rowHeight + (offset > 0 ? 14 : 0), Math.floor((hgt - top) / Math.max(1, shown.length)));
    const holder = plate('', x, y + top, w, hgt - top);
    shown.forEach((row, i) => holder.appendChild(this.row(row, i * pitch, pitch, w)));
    return [holder];
  }

  private row(row: Row, y: number, hgt: number, w: number): HTMLElement {
    const first = row.rank === 1;
    const element = styled(h('div', { class: first ? 'gold' : 'plate', 'data-in': 'left' }), { width: `${w}px`, height: `${hgt}px` });
    this.rest(element, row.id, 0, y);
    element.appendChild(plate(first ? 'gold' : 'rank-cell', 0, 0, 112, hgt, cell('center', 0, 0, 112, hgt, this.line('', [row.rank > 0 ? String(row.rank) : ''], 100, 46))));
    element.appendChild(cell('', 140, 0, 640, hgt, this.line('', nameForms(airName(row.name)), 640, 44)));
    element.appendChild(cell('second', 810, 0, 520, hgt, this.line('', unitForms(airText(row.sub)), 520, 38, 'figure', 500)));
    element.appendChild(cell('right', 1348, 0, 176, hgt, this.line('', [points(row.points)], 176, 48)));
    element.appendChild(cell('right second', 1536, 0, 164, hgt, this.line('', [duration(row.time_ms)], 164, 40, 'figure', 500)));
    element.appendChild(h('div', { class: 'edge' }));
    return element;
  }

  private award(data: RevealData, rows: readonly Row[]): HTMLElement[] {
    const { x, y, w, h: hgt } = this.box;
    const row = rows[0];
    if (!row) return [];
    const c = this.scene.theme.colors;
    const size = 400;
    const first = row.rank === 1;
    const disc = plate('', x + (w - size) / 2, y + 128, size, size, medal(size, first ? c.goldText : c.gold, true, 3), cell('center', 0, 0, size, size, this.line('', [String(row.rank)], size * 0.5, 190)));
    styled(disc, { 'border-radius': '50%', background: first ? c.gold : c.brand, color: first ? c.goldText : 'var(--on-brand)' });
    const top = 128 + size + 28;
    const body = plate(first ? 'gold' : 'plate', x + 164, y + top, w - 328, hgt - top,
      cell('center', 40, 20, w - 408, 66, this.line('', [airText(data.prize)], w - 408, 46, 'title')),
      cell('center', 40, 92, w - 408, 122, this.line('', nameForms(airName(row.name)), w - 408, 84)),
      cell('center second', 40, 212, w - 408, 62, this.line('', unitForms(airText(row.sub)), w - 408, 42, 'figure', 500)),
      cell('center', 40, 276, w - 408, 110, this.line('', [[points(row.points) && `${points(row.points)} ${this.say('pointsAfter')}`, duration(row.time_ms)].filter(Boolean).join(' · ')], w - 408, 60)));
    return [disc, body].map((e, i) => { e.setAttribute('data-key', `award-${row.id}-${i}`); e.setAttribute('data-in', 'rise'); return e; });
  }

  private podium(rows: readonly Row[]): HTMLElement {
    const { x, y, w, h: hgt } = this.box;
    return plate('', x, y + headHeight + 30, w, hgt - headHeight - 30, ...podiumColumns(rows, this.scene.theme, this.line.bind(this), this.measure, this.say, w, hgt - headHeight - 30));
  }
}
