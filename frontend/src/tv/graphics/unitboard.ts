/** Units ranked by one measure: a board with the measure as a line under the name. */
import type { UnitBoardData } from '../wire';
import { h, styled } from '../core/dom';
import { narrowest } from '../core/fit';
import { Graphic } from '../core/graphic';
import { freeWidth } from '../core/layout';
import { airText, unitColumn, unitForms } from '../core/text';
import { boardHead, headHeight } from './head';
import { cell, plate, seal } from './pieces';
import { rowGap, rowsLayout, type Slot } from './rows';
import { captionOf, measured, stretches, type UnitRow } from './unit-rows';

const captionHeight = 48;

export class UnitBoard extends Graphic<UnitBoardData> {
  static css = `
.caption { color: var(--text2); background: var(--plate); }
.edge { position: absolute; left: 0; right: 0; bottom: 0; height: var(--edge); background: var(--line); }
.bar { position: absolute; transform-origin: 0 50%; background: var(--figure-ink); }
.gold .bar { background: var(--gold-text); }
`;

  protected draw(data: UnitBoardData): HTMLElement[] {
    const { x, y, w, h: hgt } = this.box;
    const rows = (data.rows ?? []).slice(0, 10);
    const head = boardHead(this.scene.theme, this.line.bind(this), this.say, { title: data.title, subtitle: data.subtitle, provisional: data.provisional, snapshot: data.snapshot }, freeWidth({ x, y, w, h: headHeight + 2 }, this.scene.theme));
    head.setAttribute('data-in', 'left');
    const gap = rowGap(this.scene.theme);
    const top = headHeight + gap;
    const caption = plate('caption', 0, top, w, captionHeight,
      cell('', 140, 0, 700, captionHeight, this.line('', [this.say('unit')], 700, 32, 'figure', 500)),
      cell('right', w - 28 - 320, 0, 320, captionHeight, this.line('', [captionOf(data.by, this.say)], 320, 32, 'figure', 500)));
    caption.setAttribute('data-in', 'fade');
    const slots = rowsLayout(hgt - top - captionHeight - gap, rows.map((r) => r.rank === 1), 100, gap, Math.max(8, rows.length));
    const names = unitColumn(rows.map((r) => airText(r.name)), (t) => this.width(t, 44) * narrowest <= 800);
    const parts = stretches(rows.map((r) => measured(r, data.by, this.say).value));
    const root = plate('', x, y, w, hgt, head, caption);
    rows.forEach((row, i) => root.appendChild(this.row(row, names[i] as string, data.by, parts[i] as number, slots[i] as Slot, top + captionHeight + gap, w)));
    return [root];
  }

  private row(row: UnitRow, name: string, by: UnitBoardData['by'], part: number, slot: Slot, top: number, w: number): HTMLElement {
    const first = row.rank === 1;
    const { detail, text } = measured(row, by, this.say);
    const element = h('div', { class: first ? 'gold' : 'plate', 'data-in': 'left' });
    styled(element, { width: `${w}px`, height: `${slot.h}px` });
    this.rest(element, row.id, 0, top + slot.y);
    const number = row.rank > 0 ? String(row.rank) : '';
    const size = Math.max(36, Math.min(first ? 48 : 44, Math.round(slot.h * 0.56))); // the line under it stays free
    element.appendChild(first ? seal(number, 112, slot.h, this.scene.theme, this.line.bind(this)) : plate('rank-cell', 0, 0, 112, slot.h, cell('center', 0, 0, 112, slot.h, this.line('', [number], 100, 46))));
    element.appendChild(cell('', 140, 0, 800, slot.h - 12, this.line('', unitForms(name), 800, size)));
    element.appendChild(cell('right second', 960, 0, 420, slot.h - 12, this.line('', [detail], 420, 36, 'figure', 500)));
    element.appendChild(cell('right', w - 28 - 300, 0, 300, slot.h - 8, this.line('', [text], 300, Math.max(40, Math.min(first ? 60 : 54, Math.round(slot.h * 0.62))))));
    const track = styled(h('div', { class: 'bar', 'data-grow': row.id, 'data-part': part }), { left: '140px', bottom: `${first ? 6 : slot.h < 64 ? this.scene.theme.edge : 8}px`, width: `${w - 168}px`, height: '6px', transform: `scaleX(${part})` });
    element.appendChild(track);
    if (!first) element.appendChild(h('div', { class: 'edge' }));
    return element;
  }
}
