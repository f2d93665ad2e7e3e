/** How to take part: a code that phones read from the sofa, and the address for the others. */
import type { JoinData } from '../wire';
import { s, styled } from '../core/dom';
import { Graphic } from '../core/graphic';
import { airText } from '../core/text';
import { cell, plate } from './pieces';
import { readQr } from './qr-svg';

export class Join extends Graphic<JoinData> {
  protected draw(data: JoinData): HTMLElement[] {
    const { x, y, w, h: hgt } = this.box;
    const code = readQr(data.qr_svg);
    const quiet = 8; // the code brings the border that readers need
    const words = 96 + 96 + (airText(data.note) ? 76 : 0);
    const side = code ? Math.min(w, hgt - words) : 0;
    const total = side + words;
    const top = Math.max(0, hgt - total);
    const title = plate('brand', 0, top, w, 96, cell('center', 0, 0, w, 96, this.line('', [airText(data.title)], w - 48, 48, 'title')));
    const parts = [title];
    if (code) {
      const svg = s('svg', { viewBox: code.viewBox, width: side - 2 * quiet, height: side - 2 * quiet, 'shape-rendering': 'crispEdges' }, s('path', { d: code.d, fill: '#101010' }));
      // Phones want dark on light, whatever the theme.
      const paper = styled(plate('', 0, top + 96, w, side, plate('', (w - side) / 2 + quiet, quiet, side - 2 * quiet, side - 2 * quiet, svg)), { background: '#ebebeb' });
      parts.push(paper);
    }
    parts.push(plate('plate', 0, top + 96 + side, w, 96, cell('center', 0, 0, w, 96, this.line('', [airText(data.url)], w - 48, 56))));
    if (airText(data.note)) parts.push(plate('plate2', 0, top + 192 + side, w, 76, cell('center', 0, 0, w, 76, this.line('', [airText(data.note)], w - 48, 38, 'figure', 500))));
    parts.forEach((p) => p.setAttribute('data-in', 'left'));
    return [plate('', x, y, w, hgt, ...parts)];
  }
}
