/** The podium: the end of the evening. */
import type { PodiumData } from '../wire';
import { Graphic } from '../core/graphic';
import { airText } from '../core/text';
import { cell, ground, plate } from './pieces';
import { podiumColumns } from './podium-columns';

export class Podium extends Graphic<PodiumData> {
  protected draw(data: PodiumData): HTMLElement[] {
    const { x, y, w, h: hgt } = this.box;
    const code = airText(data.snapshot);
    const head = plate('', x, y, w, 120,
      cell('', 0, 0, 1400, 76, this.line('', [airText(data.title)], 1400, 60, 'title')),
      cell('', 0, 72, 1400, 52, this.line('', [code && `${this.say('officialLine')} ${code}`], 1400, 36, 'figure', 500)));
    head.style.setProperty('color', 'var(--on-ground)');
    head.setAttribute('data-in', 'fade');
    const area = plate('', x, y + 150, w, hgt - 150, ...podiumColumns(data.rows ?? [], this.scene.theme, this.line.bind(this), this.measure, this.say, w, hgt - 150));
    return [ground(this.scene.theme, 960, 620, 1500), head, area];
  }
}
