/** Two against each other: figures in the middle, bars outwards, the better in gold. */
import type { VersusData } from '../wire';
import { h, styled } from '../core/dom';
import { Graphic } from '../core/graphic';
import { airName, airText, nameForms, unitForms } from '../core/text';
import { cell, plate } from './pieces';

const titleHeight = 88;
const nameHeight = 160;

export class Versus extends Graphic<VersusData> {
  static css = `
.bar { position: absolute; height: 14px; background: var(--line); }
.bar.more { background: var(--figure-ink); }
.edge { position: absolute; left: 0; right: 0; top: 0; height: var(--edge); background: var(--line); }
.more-text { color: var(--figure-ink); }
`;

  protected draw(data: VersusData): HTMLElement[] {
    const { x, y, w, h: hgt } = this.box;
    const half = w / 2;
    const title = plate('plate2', 0, 0, w, titleHeight, cell('center', 0, 0, w, titleHeight, this.line('', [airText(data.title)], w - 80, 44, 'title')));
    title.setAttribute('data-in', 'fade');
    const rows = Math.min(data.left?.figures?.length ?? 0, data.right?.figures?.length ?? 0, 4);
    const rowHeight = Math.floor((hgt - titleHeight - nameHeight) / Math.max(1, rows));
    const body = plate('plate', 0, titleHeight + nameHeight, w, rowHeight * rows);
    body.setAttribute('data-in', 'rise');
    for (let i = 0; i < rows; i++) body.appendChild(this.figureRow(data, i, i * rowHeight, rowHeight, w));
    return [plate('', x, y, w, hgt, title, this.side(data.left, 0, half, false), this.side(data.right, half, half, true), body)];
  }

  private side(who: VersusData['left'], x: number, w: number, right: boolean): HTMLElement {
    const align = right ? 'right' : '';
    const room = w - 84;
    const box = plate('brand', x, titleHeight, w, nameHeight,
      cell(align, 42, 12, room, 84, this.line('', nameForms(airName(who?.name)), room, 54)),
      cell(`${align} second`, 42, 90, room, 56, this.line('', unitForms(airText(who?.sub)), room, 38, 'figure', 500)));
    if (right) box.appendChild(styled(h('div', {}), { position: 'absolute', left: '0', top: '24px', bottom: '24px', width: '4px', background: 'var(--gold)' }));
    box.setAttribute('data-in', right ? 'right' : 'left');
    return box;
  }

  private figureRow(data: VersusData, i: number, y: number, hgt: number, w: number): HTMLElement {
    const left = data.left.figures[i] as VersusData['left']['figures'][number];
    const right = data.right.figures[i] as VersusData['left']['figures'][number];
    const most = Math.max(left.num, right.num, 0) || 1;
    const room = w / 2 - 42 - 170;
    const better = (a: number, b: number) => (left.less_wins ? a < b : a > b);
    const row = plate('', 0, y, w, hgt, i > 0 && h('div', { class: 'edge' }), cell('center second', w / 2 - 170, 0, 340, hgt - 14, this.line('', [airText(left.label)], 330, 40, 'figure', 500)));
    row.appendChild(cell('', 42, 0, room, hgt - 14, this.line(better(left.num, right.num) ? 'more-text' : '', [airText(left.value)], room, 64)));
    row.appendChild(cell('right', w - 42 - room, 0, room, hgt - 14, this.line(better(right.num, left.num) ? 'more-text' : '', [airText(right.value)], room, 64)));
    const bar = (num: number, more: boolean, side: 'left' | 'right') => {
      const width = Math.max(4, Math.round(((w / 2 - 56) * Math.max(0, num)) / most));
      return styled(h('div', { class: more ? 'bar more' : 'bar' }), { [side === 'left' ? 'right' : 'left']: `${w / 2 + 14}px`, bottom: '12px', width: `${width}px` });
    };
    row.appendChild(bar(left.num, better(left.num, right.num), 'left'));
    row.appendChild(bar(right.num, better(right.num, left.num), 'right'));
    return row;
  }
}
