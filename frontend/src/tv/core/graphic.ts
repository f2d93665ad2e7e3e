/**
 * One graphic: data in, picture out. A subclass draws the settled picture of
 * its data from nothing; what moves between two pictures is found here, by
 * comparing them. So a page that comes late and a page that was always there
 * end with the same pixels.
 */
import type { Data, Shown, Theme } from '../wire';
import { enter, grow, home, play, rest, seen, type Rest } from './animate';
import { h, styled } from './dom';
import { canvasMeasure, fit, fitText, type Measure } from './fit';
import { placeAbove, stage, type Box } from './layout';
import { motionOf, type Motion } from './motion';
import { depth, orderDiff } from './order';
import { sayIn, type Lang, type Say } from './words';
import { baseCss } from './base-css';

/** What surrounds a graphic. */
export interface Scene {
  theme: Theme;
  lang: Lang;
  /** Nothing of the graphic stands below this line; the foot of the raster when left out. */
  foot?: number;
  /** The server's time as shown on air. */
  now(): number;
  /** Hears of errors in timers; drawing errors are thrown. */
  report(error: unknown): void;
}

/** How a picture is to be reached. `elapsed` counts from the beginning of the movement. */
export type Way = { how: 'settle' } | { how: 'enter'; elapsed: number } | { how: 'update'; elapsed: number };

interface Before { flips: Map<string, { element: HTMLElement; at: Rest }>; order: string[]; keys: Set<string>; grows: Map<string, number> }

export abstract class Graphic<D = Data> extends HTMLElement {
  static css = '';
  protected scene!: Scene;
  protected box: Box = { x: 0, y: 0, w: 1920, h: 1080 };
  protected readonly measure: Measure = measureOnce();
  private readonly content = h('div', { class: 'content' });
  private pulseTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    adopt(root, baseCss + (this.constructor as typeof Graphic).css);
    root.appendChild(this.content);
  }

  /** The settled picture. Called for every change; must not look at what was drawn before. */
  protected abstract draw(data: D, shown: Shown): HTMLElement[];

  /** Paints the state. Throws what `draw` throws; the layer is the boundary. */
  render(scene: Scene, shown: Shown, way: Way): void {
    this.scene = scene;
    const was = this.box;
    this.box = placeAbove(shown.template, scene.theme, scene.foot ?? stage.h);
    this.stopPulse();
    const before = this.remember();
    const parts = this.draw(dataOf(shown) as D, shown);
    while (this.content.firstChild) this.content.removeChild(this.content.firstChild);
    for (const part of parts) this.content.appendChild(part);
    this.afterDraw(way);
    if (way.how === 'enter') enter(this.all('[data-in]'), this.motion, way.elapsed);
    if (way.how === 'update') {
      this.move(before, way.elapsed);
      this.lift(was);
    }
  }

  /** Plays the way out from `elapsed` on; resolves when nothing is left to see. */
  leave(elapsed: number): Promise<void> {
    const { leave, easeOut, slide, rise } = this.motion;
    const to = `translate(${rise === 0 ? -slide : 0}px, ${rise}px)`;
    const animation = play(this.content, [{ opacity: 1, transform: 'none' }, { opacity: 0, transform: to }], { duration: leave, easing: easeOut, fill: 'both', elapsed: Math.max(0, elapsed) });
    return new Promise((resolve) => {
      // The timer decides: a hidden browser source plays nothing.
      setTimeout(() => { animation?.cancel(); resolve(); }, Math.max(0, leave - elapsed));
      this.content.style.setProperty('pointer-events', 'none');
    });
  }

  disconnectedCallback(): void {
    this.stopPulse();
  }

  /** Things that need the drawn parts, such as a crawl. */
  protected afterDraw(_way: Way): void {}

  /** A word in the language of the output. */
  protected get say(): Say {
    return sayIn(this.scene.lang);
  }

  protected get motion(): Motion {
    return motionOf(this.scene.theme);
  }

  protected all(selector: string): HTMLElement[] {
    return Array.prototype.slice.call(this.content.querySelectorAll(selector)) as HTMLElement[];
  }

  /** Calls `paint` now and at every whole second before and after `alignTo` on the server's clock. */
  protected pulse(alignTo: number, paint: (now: number) => boolean): void {
    const beat = () => {
      try {
        const now = this.scene.now();
        if (!paint(now)) return;
        const rest = (((alignTo - now) % 1000) + 1000) % 1000;
        this.pulseTimer = setTimeout(beat, (rest < 1 ? 1000 : rest) + 1);
      } catch (error) {
        this.scene.report(error);
      }
    };
    this.stopPulse();
    beat();
  }

  /** A one-line text that fits `width`: squeezed to 85 % at most, then one of its shorter forms. */
  protected line(cls: string, forms: readonly string[], width: number, size: number, family: 'title' | 'text' | 'figure' = 'figure', weight = 700): HTMLElement {
    size = this.sizeOf(size, family);
    const font = `${weight} ${size}px "${this.scene.theme.fonts[family]}"`;
    const measure = (t: string) => this.measure(t, font);
    const { text, scale } = forms.length === 1 ? fitText(forms[0] as string, width, measure) : fit(forms, width, measure);
    const span = styled(h('span', { class: `line ${cls}` }, text), { 'font-size': `${size}px`, 'font-family': `var(--f-${family})`, 'font-weight': String(weight) });
    return scale < 1 ? styled(span, { transform: `scaleX(${scale.toFixed(4)})` }) : span;
  }

  /** The size that a line of a face is really set in: a condensed title face needs more height to weigh the same. */
  protected sizeOf(size: number, family: 'title' | 'text' | 'figure'): number {
    return family === 'title' && /Condensed/.test(this.scene.theme.fonts.title) ? Math.round(size * 1.18) : size;
  }

  /** The width of a text on one line. */
  protected width(text: string, size: number, family: 'title' | 'text' | 'figure' = 'figure', weight = 700): number {
    return this.measure(text, `${weight} ${size}px "${this.scene.theme.fonts[family]}"`);
  }

  /** A part that is known by `id` from one picture to the next. */
  protected rest = rest;

  private stopPulse(): void {
    if (this.pulseTimer !== undefined) clearTimeout(this.pulseTimer);
    this.pulseTimer = undefined;
  }

  private remember(): Before {
    const before: Before = { flips: new Map(), order: [], keys: new Set(), grows: new Map() };
    for (const element of this.all('[data-flip]')) {
      const id = element.getAttribute('data-flip') as string;
      before.flips.set(id, { element, at: seen(element) });
      before.order.push(id);
    }
    for (const element of this.all('[data-key]')) before.keys.add(element.getAttribute('data-key') as string);
    for (const element of this.all('[data-grow]')) before.grows.set(element.getAttribute('data-grow') as string, Number(element.getAttribute('data-part')));
    return before;
  }

  private move(before: Before, elapsed: number): void {
    const flips = this.all('[data-flip]');
    const diff = orderDiff(before.order, flips.map((e) => e.getAttribute('data-flip') as string));
    if (diff.replaced) return enter(flips, this.motion, elapsed);
    const depths = new Map(diff.moves.map((m) => [m.id, depth(m)]));
    const entered = new Set(diff.entered);
    for (const element of flips) {
      const id = element.getAttribute('data-flip') as string;
      if (entered.has(id)) this.appear(element, elapsed);
      else this.carry(element, before.flips.get(id)?.at, depths.get(id) ?? 1);
    }
    for (const element of this.all('[data-key]')) {
      if (!before.keys.has(element.getAttribute('data-key') as string)) this.appear(element, elapsed);
    }
    for (const bar of this.all('[data-grow]')) {
      grow(bar, before.grows.get(bar.getAttribute('data-grow') as string) ?? 0, Number(bar.getAttribute('data-part')), this.motion);
    }
  }

  /** Rises above a strip that came, and sinks back when it has gone; a board, whose head stays, moves its rows instead. */
  private lift(was: Box): void {
    const by = was.y + was.h - this.box.y - this.box.h;
    if (by === 0 || was.y === this.box.y && this.all('[data-flip]').length > 0) return;
    play(this.content, [{ transform: `translate(0px, ${by}px)` }, { transform: 'none' }], { duration: this.motion.row, easing: this.motion.easeMove });
  }

  private appear(element: HTMLElement, elapsed: number): void {
    if (!element.getAttribute('data-in')) element.setAttribute('data-in', 'fade');
    enter([element], this.motion, elapsed);
  }

  private carry(element: HTMLElement, from: Rest | undefined, z: number): void {
    const to = home(element);
    if (!from || (Math.abs(from.x - to.x) < 0.5 && Math.abs(from.y - to.y) < 0.5)) return;
    const animation = play(element, [{ transform: `translate(${from.x}px, ${from.y}px)` }, { transform: `translate(${to.x}px, ${to.y}px)` }], { duration: this.motion.row, easing: this.motion.easeMove });
    element.style.setProperty('z-index', String(z));
    if (animation) animation.onfinish = () => element.style.removeProperty('z-index');
  }
}

/** How final the data are may be said by the item instead of the data. */
function dataOf({ data, provisional, snapshot }: Shown): Data {
  return { ...(provisional === undefined ? {} : { provisional }), ...(snapshot === undefined ? {} : { snapshot }), ...data };
}

/** A stylesheet for a shadow root: shared where the engine can, an element of its own where it cannot (before Chrome 73). */
export function adopt(root: ShadowRoot, css: string): void {
  if ('adoptedStyleSheets' in root && typeof CSSStyleSheet === 'function') {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      root.adoptedStyleSheets = [sheet];
      return;
    } catch {
      // Fall through: the element below works everywhere.
    }
  }
  root.appendChild(h('style', {}, css));
}

let shared: Measure | undefined;
function measureOnce(): Measure {
  return (shared ??= canvasMeasure());
}
