/** The break: the drum, and a sentence that says when it goes on. */
import type { SlateData } from '../wire';
import { h, styled } from '../core/dom';
import { setText } from '../core/fit';
import { Graphic } from '../core/graphic';
import { airText } from '../core/text';
import { cell, ground, medal, plate } from './pieces';

export class Slate extends Graphic<SlateData> {
  static css = `
.words { color: var(--on-ground); }
.lines > div { white-space: nowrap; line-height: 1.38; text-align: center; }
.lines.big > div { font-family: var(--f-title); font-weight: 700; }
`;

  protected draw(data: SlateData): HTMLElement[] {
    const { x, y, w } = this.box;
    const size = 380;
    const room = w - 120;
    const big = setText(airText(data.title), room, 2, 84, 60, (t, s) => this.width(t, s, 'title'));
    const small = setText(airText(data.text), room, 2, 46, 40, (t, s) => this.width(t, s, 'text', 500));
    const block = (set: typeof big, cls: string) => styled(h('div', { class: `lines ${cls}` }, ...set.lines.map((l) => h('div', {}, l))), { 'font-size': `${set.size}px` });
    const bigHeight = big.lines.length * big.size * 1.38;
    const drum = plate('', x + (w - size) / 2, y + 90, size, size, medal(size, this.scene.theme.colors.gold, false, 3));
    const words = plate('words', x, y + 90 + size + 50, w, 360,
      cell('center', 60, 0, room, bigHeight, block(big, 'big')),
      cell('center', 60, bigHeight + 24, room, small.lines.length * small.size * 1.38, block(small, '')));
    drum.setAttribute('data-in', 'fade');
    words.setAttribute('data-in', 'fade');
    return [ground(this.scene.theme, 960, y + 90 + size / 2, 2000), drum, words];
  }
}
