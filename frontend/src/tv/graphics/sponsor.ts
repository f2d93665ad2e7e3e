/** Those who made the evening possible. A picture only from our own host or from the data themselves. */
import type { SponsorData } from '../wire';
import { h, styled } from '../core/dom';
import { setText } from '../core/fit';
import { Graphic } from '../core/graphic';
import { airText } from '../core/text';
import { cell, ground, plate } from './pieces';

export class Sponsor extends Graphic<SponsorData> {
  static css = `
.title { color: var(--on-ground); }
.lines > div { white-space: nowrap; line-height: 1.36; text-align: center; font-family: var(--f-figure); font-weight: 700; }
img { display: block; max-width: 100%; max-height: 100%; object-fit: contain; }
`;

  protected draw(data: SponsorData): HTMLElement[] {
    const { x, y, w, h: hgt } = this.box;
    const names = (data.names ?? []).map(airText).filter(Boolean).slice(0, 12);
    const title = plate('title', x, y + 20, 1440, 120, cell('', 0, 0, 1440, 110, this.line('', [airText(data.title)], 1440, 68, 'title')));
    title.setAttribute('data-in', 'fade');
    const image = this.picture(data.image, x, y + 160, w, names.length > 0 ? 330 : hgt - 160);
    const top = 170 + (image ? 350 : 0);
    const columns = names.length <= 2 ? 1 : names.length <= 6 ? 2 : 3;
    const rows = Math.ceil(names.length / columns);
    const height = Math.min(200, Math.floor((hgt - top - (rows - 1) * 20) / Math.max(1, rows)));
    const width = Math.floor((w - (columns - 1) * 20) / columns);
    const start = top + Math.max(0, (hgt - top - rows * (height + 20)) / 3);
    const cells = names.map((name, i) => this.name(name, x + (i % columns) * (width + 20), y + start + Math.floor(i / columns) * (height + 20), width, height));
    return [ground(this.scene.theme), title, ...(image ? [image] : []), ...cells];
  }

  private name(name: string, x: number, y: number, w: number, hgt: number): HTMLElement {
    const set = setText(name, w - 64, 2, 52, 38, (t, size) => this.width(t, size));
    const lines = styled(h('div', { class: 'lines' }, ...set.lines.map((l) => h('div', {}, l))), { 'font-size': `${set.size}px` });
    const box = plate('plate', x, y, w, hgt, cell('center', 32, 0, w - 64, hgt, lines));
    box.setAttribute('data-in', 'rise');
    return box;
  }

  private picture(source: unknown, x: number, y: number, w: number, hgt: number): HTMLElement | undefined {
    if (typeof source !== 'string' || !(/^data:image\/(png|jpeg|webp|svg\+xml)[;,]/.test(source) || /^\/(?!\/)/.test(source))) return undefined;
    const image = h('img', { src: source, alt: '' });
    // A missing picture leaves its plate, never a broken image.
    image.addEventListener('error', () => image.parentNode?.removeChild(image));
    const box = plate('plate', x, y, w, hgt, cell('center', 40, 24, w - 80, hgt - 48, image));
    box.setAttribute('data-in', 'fade');
    return box;
  }
}
