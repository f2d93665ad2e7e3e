/** The name of the round, as it opens. */
import type { TitleData } from '../wire';
import { h, styled } from '../core/dom';
import { setText } from '../core/fit';
import { Graphic } from '../core/graphic';
import { airText } from '../core/text';
import { cell, medal, plate } from './pieces';

export class Title extends Graphic<TitleData> {
  static css = `.lines > div { white-space: nowrap; line-height: 1.36; font-family: var(--f-title); font-weight: 700; }`;

  protected draw(data: TitleData): HTMLElement[] {
    const { x, y, w, h: hgt } = this.box;
    const c = this.scene.theme.colors;
    const organiser = airText(data.organiser);
    const subtitle = airText(data.subtitle);
    const room = w - hgt - 110;
    const set = setText(airText(data.title), room, 2, 76, 52, (t, size) => this.width(t, size, 'title'));
    const lines = styled(h('div', { class: 'lines' }, ...set.lines.map((l) => h('div', {}, l))), { 'font-size': `${set.size}px` });
    const foot = subtitle ? 88 : 0;
    const main = plate('brand', hgt, organiser ? 76 : 0, w - hgt, hgt - foot - (organiser ? 76 : 0), cell('', 48, 0, room, hgt - foot - (organiser ? 76 : 0), lines));
    main.setAttribute('data-in', 'left');
    const parts: HTMLElement[] = [main];
    if (organiser) parts.push(fade(plate('plate', hgt, 0, w - hgt, 76, cell('second', 48, 0, room, 76, this.line('', [organiser], room, 38, 'figure', 500)))));
    if (subtitle) parts.push(fade(plate('plate', hgt, hgt - foot, w - hgt, foot, cell('', 48, 0, room, foot, this.line('', [subtitle], room, 46)))));
    const drum = plate('plate', 0, 0, hgt, hgt, plate('', 16, 16, hgt - 32, hgt - 32, medal(hgt - 32, c.gold, false, 3)));
    drum.setAttribute('data-in', 'fade');
    styled(drum, { color: 'var(--figure-ink)' });
    return [plate('', x, y, w, hgt, drum, ...parts)];
  }
}

function fade(element: HTMLElement): HTMLElement {
  element.setAttribute('data-in', 'fade');
  return element;
}
