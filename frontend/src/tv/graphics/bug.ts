/** A small constant: what this is, and where it stands. */
import type { BugData } from '../wire';
import { Graphic } from '../core/graphic';
import { airText } from '../core/text';
import { cell, medal, plate } from './pieces';

export class Bug extends Graphic<BugData> {
  protected draw(data: BugData): HTMLElement[] {
    const { x, y, w, h: hgt } = this.box;
    const figure = airText(data.figure);
    const right = figure ? Math.ceil(this.width(figure, 42)) + 56 : 0;
    const text = this.line('', [airText(data.text)], w - hgt - right - 48, 40, 'figure');
    const left = Math.ceil(Math.min(this.width(text.textContent ?? '', 40), w - hgt - right - 48)) + 48;
    const root = plate('', x, y, hgt + left + right, hgt,
      plate('brand', 0, 0, hgt, hgt, plate('', 4, 4, hgt - 8, hgt - 8, medal(hgt - 8, this.scene.theme.colors.gold, false, 2))),
      plate('plate', hgt, 0, left, hgt, cell('', 24, 0, left - 24, hgt, text)),
      figure !== '' && plate('gold', hgt + left, 0, right, hgt, cell('center', 0, 0, right, hgt, this.line('', [figure], right - 24, 42))));
    root.setAttribute('data-in', 'left');
    return [root];
  }
}
