/**
 * The line at the foot. Short news stand still; longer ones crawl by whole
 * pixels, four a field at 50 Hz, at a place that follows from the server's
 * clock, so that two outputs crawl together.
 */
import type { Shown, TickerData } from '../wire';
import { h, s, styled } from '../core/dom';
import { star } from '../core/drum';
import { Graphic, type Way } from '../core/graphic';
import { airText } from '../core/text';
import { cell, plate } from './pieces';

const size = 40;
/** Pixels a field of 20 ms. */
const pixels = 4;
const field = 20;
const between = 96;

export class Ticker extends Graphic<TickerData> {
  static css = `
.window { position: absolute; overflow: hidden; }
.belt { position: absolute; left: 0; top: 0; display: flex; align-items: center; white-space: nowrap; will-change: transform; }
.belt svg { flex: none; }
`;
  private belt: { element: HTMLElement; width: number; since: number } | undefined;
  private crawl: Animation | undefined;

  protected draw(data: TickerData, shown: Shown): HTMLElement[] {
    const { x, y, w, h: hgt } = this.box;
    const label = this.line('', [airText(data.label)], 360, size, 'figure');
    const labelWidth = label.textContent ? Math.min(400, Math.ceil(this.width(label.textContent, size)) + 64) : 0;
    const items = (data.items ?? []).map(airText).filter(Boolean);
    const room = w - labelWidth - 48;
    const length = items.reduce((sum, item) => sum + Math.ceil(this.width(item, size, 'figure', 500)) + between, 0);
    const crawls = length - between > room;
    const belt = h('div', { class: 'belt' });
    styled(belt, { height: `${hgt}px` });
    for (const item of crawls ? items.concat(items) : items) this.put(belt, item);
    const view = styled(h('div', { class: 'window' }, belt), { left: `${labelWidth + 24}px`, top: '0', width: `${room}px`, height: `${hgt}px` });
    this.belt = crawls ? { element: belt, width: length, since: shown.at_ms } : undefined;
    const root = plate('plate', x, y, w, hgt, view);
    if (labelWidth > 0) root.appendChild(plate('brand', 0, 0, labelWidth, hgt, cell('center', 0, 0, labelWidth, hgt, label)));
    root.setAttribute('data-in', 'rise');
    return [root];
  }

  protected afterDraw(_way: Way): void {
    this.stopCrawl();
    const belt = this.belt;
    if (!belt || typeof belt.element.animate !== 'function') return;
    const steps = Math.ceil(belt.width / pixels);
    const distance = steps * pixels;
    const crawl = (this.crawl = belt.element.animate([{ transform: 'translateX(0px)' }, { transform: `translateX(${-distance}px)` }], { duration: steps * field, iterations: Infinity, easing: `steps(${steps}, end)` }));
    crawl.currentTime = Math.max(0, Math.floor((this.scene.now() - belt.since) / field) * field) % (steps * field);
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopCrawl();
  }

  /** An endless movement keeps its elements in memory for ever, on the page or not. */
  private stopCrawl(): void {
    this.crawl?.cancel();
    this.crawl = undefined;
  }

  private put(belt: HTMLElement, item: string): void {
    const width = Math.ceil(this.width(item, size, 'figure', 500));
    const mark = s('svg', { viewBox: '-12 -12 24 24', width: 26, height: 26 }, s('path', { d: star(14, 12, 6), fill: 'var(--figure-ink)' }));
    belt.appendChild(styled(h('span', { class: 'line' }, item), { 'font-size': `${size}px`, 'font-family': 'var(--f-figure)', width: `${width}px`, flex: 'none' }));
    belt.appendChild(styled(h('span', {}, mark), { width: `${between}px`, display: 'flex', 'justify-content': 'center', flex: 'none' }));
  }
}
