/** Who is speaking. As wide as the words need, no wider. */
import type { LowerThirdData } from '../wire';
import { Graphic } from '../core/graphic';
import { airName, airText, nameForms } from '../core/text';
import { cell, plate } from './pieces';

export class LowerThird extends Graphic<LowerThirdData> {
  protected draw(data: LowerThirdData): HTMLElement[] {
    const { x, y, w, h: hgt } = this.box;
    const role = airText(data.role);
    const tag = airText(data.tag);
    const edge = 16;
    const room = w - edge - 72;
    const name = this.line('', nameForms(airName(data.name)), room, 62);
    const second = this.line('', [role], room, 40, 'figure', 500);
    const tagLine = this.line('', [tag], 400, 36, 'figure', 700);
    const need = (line: HTMLElement, size: number, weight: number) => Math.ceil(this.width(line.textContent ?? '', size, 'figure', weight));
    const tagWidth = tag ? Math.min(440, need(tagLine, 36, 700) + 56) : 0;
    const width = Math.min(w, Math.max(need(name, 62, 700) + 72, need(second, 40, 500) + 72, tagWidth) + edge);
    const foot = role ? 76 : 0;
    const top = hgt - foot - 108;
    const parts = [plate('gold', 0, top, edge, hgt - top), plate('plate', edge, top, width - edge, 108, cell('', 36, 0, room, 108, name))];
    if (role) parts.push(plate('plate2', edge, hgt - foot, width - edge, foot, cell('', 36, 0, room, foot, second)));
    if (tag) parts.push(plate('brand', 0, top - 60, tagWidth, 60, cell('', 28, 0, tagWidth - 40, 60, tagLine)));
    parts.forEach((p) => p.setAttribute('data-in', 'left'));
    return [plate('', x, y, width, hgt, ...parts)];
  }
}
