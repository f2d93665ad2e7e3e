/** How many take part, unit by unit, as broad bars: the picture of a movement, not of a race. */
import type { UnitBoardData } from '../wire';
import { h, styled } from '../core/dom';
import { narrowest } from '../core/fit';
import { Graphic } from '../core/graphic';
import { freeWidth } from '../core/layout';
import { airText, unitColumn, unitForms } from '../core/text';
import { boardHead, headHeight } from './head';
import { cell, plate } from './pieces';
import { rowGap } from './rows';
import { measured, stretches, type UnitRow } from './unit-rows';

const nameWidth = 700;
const figureWidth = 250;
/** Two lines with their marks above and below; where that is not to be had, there are fewer rows. */
const least = 88;

export class Participation extends Graphic<UnitBoardData> {
  static css = `
.track { position: absolute; background: var(--plate2); overflow: hidden; }
.fill { position: absolute; left: 0; top: 0; width: 100%; height: 100%; background: var(--bar); transform-origin: 0 50%; }
.lead .fill { background: var(--gold); }
.edge { position: absolute; left: 0; right: 0; bottom: 0; height: var(--edge); background: var(--line); }
`;

  protected draw(data: UnitBoardData): HTMLElement[] {
    const { x, y, w, h: hgt } = this.box;
    const head = boardHead(this.scene.theme, this.line.bind(this), this.say, { title: data.title, subtitle: data.subtitle, provisional: data.provisional, snapshot: data.snapshot }, freeWidth({ x, y, w, h: headHeight + 2 }, this.scene.theme));
    head.setAttribute('data-in', 'left');
    const top = headHeight + rowGap(this.scene.theme);
    const rows = (data.rows ?? []).slice(0, Math.min(8, Math.floor((hgt - top) / least)));
    const pitch = Math.min(112, Math.floor((hgt - top) / Math.max(1, rows.length)));
    const names = unitColumn(rows.map((r) => airText(r.name)), (t) => this.width(t, 42) * narrowest <= nameWidth);
    const parts = stretches(rows.map((r) => measured(r, data.by, this.say).value));
    const root = plate('', x, y, w, hgt, head);
    rows.forEach((row, i) => root.appendChild(this.row(row, names[i] as string, data.by, parts[i] as number, top + i * pitch, pitch, w)));
    return [root];
  }

  private row(row: UnitRow, name: string, by: UnitBoardData['by'], part: number, y: number, hgt: number, w: number): HTMLElement {
    const { text, detail } = measured(row, by, this.say);
    const barLeft = 28 + nameWidth + 24;
    const barWidth = w - barLeft - figureWidth - 28 - 24;
    const element = h('div', { class: part === 1 ? 'plate lead' : 'plate', 'data-in': 'left' });
    styled(element, { width: `${w}px`, height: `${hgt}px` });
    this.rest(element, row.id, 0, y);
    const fill = styled(h('div', { class: 'fill', 'data-grow': row.id, 'data-part': part }), { transform: `scaleX(${part})` });
    const spare = Math.max(0, (hgt - least) / 3);
    const small = Math.min(36, this.scene.theme.sizes.small);
    const [upper, lower] = [spare, 46 + 2 * spare];
    element.appendChild(cell('', 28, upper, nameWidth, 52, this.line('', unitForms(name), nameWidth, 42)));
    element.appendChild(cell('second', 28, lower, nameWidth, 36, this.line('', [airText(row.block)], nameWidth, small, 'figure', 500)));
    element.appendChild(styled(h('div', { class: 'track' }, fill), { left: `${barLeft}px`, top: `${hgt / 2 - 18}px`, width: `${barWidth}px`, height: '36px' }));
    element.appendChild(cell('right', w - figureWidth - 28, upper, figureWidth, 52, this.line('', [text], figureWidth, 52)));
    element.appendChild(cell('right second', w - figureWidth - 28, lower, figureWidth, 36, this.line('', [detail], figureWidth, small, 'figure', 500)));
    element.appendChild(h('div', { class: 'edge' }));
    return element;
  }
}
