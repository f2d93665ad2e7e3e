/** The pulse of a round: how many started, handed in, had all right; the last half hour minute by minute. */
import type { FiguresData } from '../wire';
import { h, styled } from '../core/dom';
import { Graphic } from '../core/graphic';
import { airText, figure, remaining, running } from '../core/text';
import { cell, plate } from './pieces';
import { stretches } from './unit-rows';

const headHeight = 96;

export class Figures extends Graphic<FiguresData> {
  static css = `
.edge { position: absolute; left: 0; top: 24px; bottom: 24px; width: var(--edge); background: var(--line); }
.column { position: absolute; bottom: 0; background: var(--figure-ink); transform-origin: 50% 100%; }
`;

  protected draw(data: FiguresData): HTMLElement[] {
    const { x, y, w, h: hgt } = this.box;
    const closes = typeof data.closes_at_ms === 'number' && data.closes_at_ms > 0;
    const clockWidth = closes ? 380 : 0;
    const head = plate('brand', 0, 0, w, headHeight, cell('', 36, 0, w - clockWidth - 72, headHeight, this.line('', [airText(data.title)], w - clockWidth - 72, 46, 'title')));
    head.setAttribute('data-in', 'left');
    const root = plate('', x, y, w, hgt, head);
    if (closes) root.appendChild(this.clock(data, w - clockWidth, clockWidth));
    const cells: [string, unknown][] = [[this.say('started'), data.started], [this.say('ended'), data.ended], [this.say('people2'), data.participants], [this.say('units'), data.units]];
    if (data.all_right !== undefined) cells.push([this.say('allRight'), data.all_right]);
    const shown = cells.filter(([, value]) => figure(value) !== '').slice(0, 5);
    const minutes = (data.per_minute ?? []).slice(-30);
    const chart = minutes.length > 2 ? 460 : 0;
    const step = Math.floor((w - chart) / Math.max(1, shown.length));
    const body = plate('plate', 0, headHeight, w, hgt - headHeight);
    body.setAttribute('data-in', 'rise');
    const size = this.common(shown.map(([, value]) => figure(value)), step - 48);
    shown.forEach(([label, value], i) => body.appendChild(this.count(label, figure(value), size, i * step, step, hgt - headHeight, i > 0)));
    if (chart > 0) body.appendChild(this.chart(minutes, w - chart, chart, hgt - headHeight));
    root.appendChild(body);
    return [root];
  }

  private clock(data: FiguresData, x: number, w: number): HTMLElement {
    const text = this.line('digits', ['0:00'], w - 48, 64);
    const box = plate(data.last_minute ? 'gold' : 'plate2', x, 0, w, headHeight,
      cell('', 28, 0, 180, headHeight, this.line('', [this.say(data.last_minute ? 'lastMinute' : 'left')], 160, 36, 'figure', 500)),
      cell('right', w - 28 - 200, 0, 200, headHeight, text));
    box.setAttribute('data-in', 'fade');
    this.pulse(data.closes_at_ms, (now) => {
      const left = remaining(data.closes_at_ms, now);
      text.textContent = running(left);
      return left > 0;
    });
    return box;
  }

  /** One size for all figures: the largest at which the longest fits. */
  private common(values: string[], room: number): number {
    const most = Math.min(this.scene.theme.sizes.score, 104);
    const widest = Math.max(...values.map((v) => this.width(v, most)), 1);
    return Math.max(72, Math.min(most, Math.floor((most * room) / widest)));
  }

  private count(label: string, value: string, size: number, x: number, w: number, hgt: number, edged: boolean): HTMLElement {
    return plate('', x, 0, w, hgt, edged && h('div', { class: 'edge' }),
      cell('', 32, 40, w - 48, 132, this.line('', [value], w - 48, size)),
      cell('second', 32, 176, w - 48, 60, this.line('', [label], w - 48, 38, 'figure', 500)));
  }

  private chart(minutes: number[], x: number, w: number, hgt: number): HTMLElement {
    const parts = stretches(minutes);
    const step = Math.floor((w - 64) / parts.length);
    const area = plate('', 32, 40, w - 64, 132);
    parts.forEach((part, i) => {
      area.appendChild(styled(h('div', { class: 'column' }), { left: `${i * step}px`, width: `${Math.max(2, step - 4)}px`, height: `${Math.max(3, Math.round(part * 132))}px` }));
    });
    return plate('', x, 0, w, hgt, h('div', { class: 'edge' }), area,
      cell('second', 32, 176, w - 64, 60, this.line('', [this.say('perMinute').replace('{n}', String(parts.length))], w - 64, 36, 'figure', 500)));
  }
}
