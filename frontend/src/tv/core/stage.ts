/**
 * The stage: 1920×1080, five layers, scaled to any raster. It turns a state
 * into a picture and remembers nothing that the state does not say.
 */
import type { Layer, OutputState, Shown, Template, Theme } from '../wire';
import { h, styled } from './dom';
import type { Graphic } from './graphic';
import { LayerView } from './layer';
import { footOf, stage as size } from './layout';
import { lead, phaseAt } from './settle';
import { themeVariables } from './theme-css';

export const layerOrder: readonly Layer[] = ['bg', 'main', 'lower', 'corner', 'full'];

/** Where graphics come from: an output knows all of them, a kit one. */
export type Registry = Partial<Record<Template, new () => Graphic<never>>>;

export interface StageOptions {
  registry: Registry;
  now(): number;
  report(error: unknown, layer: Layer): void;
  /** Layers that this output shows; all of them when left out. */
  layers?: readonly Layer[];
  /** The language of the few words of our own, when the state's is not wanted. */
  lang?: 'vi' | 'en';
  /** A last touch on the theme, for key modes and profiles. */
  theme?(theme: Theme): Theme;
}

/** How long a panic takes, in milliseconds: of the quarter second from the key to the empty picture, half is for the way. */
const panicFade = 120;

export class Stage {
  /** The element to put on the page: the raster. */
  readonly element = styled(h('div', { class: 'raster' }), { position: 'absolute', left: '0', top: '0', overflow: 'hidden' });
  private readonly canvas = styled(h('div', { class: 'stage' }), { position: 'absolute', left: '0', top: '0', width: `${size.w}px`, height: `${size.h}px`, 'transform-origin': '0 0' });
  private readonly views = new Map<Layer, LayerView>();
  private state: OutputState | undefined;
  private themed = '';
  private ending: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: StageOptions) {
    this.element.appendChild(this.canvas);
    for (const layer of layerOrder) {
      if (options.layers && options.layers.indexOf(layer) < 0) continue;
      const holder = styled(h('div', { 'data-layer': layer }), { position: 'absolute', left: '0', top: '0', width: `${size.w}px`, height: `${size.h}px` });
      this.canvas.appendChild(holder);
      this.views.set(layer, new LayerView(layer, holder, options));
    }
  }

  /** Fits the stage into a raster: whole, centred, never cropped. `scale` fixes it instead; `free` pixels at the bottom stay empty. */
  fit(w: number, hgt: number, scale = 0, free = 0): void {
    const factor = scale || Math.min(w / size.w, (hgt - free) / size.h);
    const x = Math.round((w - size.w * factor) / 2);
    const y = Math.round((hgt - free - size.h * factor) / 2);
    styled(this.element, { width: `${w}px`, height: `${hgt}px` });
    styled(this.canvas, { transform: factor === 1 && x === 0 && y === 0 ? 'none' : `translate(${x}px, ${y}px) scale(${factor})` });
  }

  /** Paints a state. The same state again changes nothing; the first one, and any that asks to be `still`, is painted settled. */
  paint(state: OutputState, still = false): void {
    const first = still || this.state === undefined;
    this.state = state;
    const theme = this.options.theme ? this.options.theme(state.theme) : state.theme;
    this.dress(theme);
    this.veil(state.panic, first);
    this.views.forEach((view, layer) => {
      const shown = state.layers[layer];
      const foot = shown ? footOf(shown.template, this.beside(state, layer), theme) : size.h;
      view.paint(shown, { theme, lang: this.options.lang ?? state.lang, foot }, first);
    });
    this.scheduleEnd(state);
  }

  /** What is on air on the other layers; in a preview, what it would come beside. */
  private beside(state: OutputState, layer: Layer): Template[] {
    const now = this.options.now();
    return layerOrder.flatMap((other) => {
      const shown = other === layer ? undefined : state.layers[other];
      return shown && phaseAt(shown, now).phase === 'in' ? [shown.template] : [];
    }).concat(state.beside ?? []);
  }

  /** When the time of one graphic ends, the others may have room again, whether or not a server is there to say so. */
  private scheduleEnd(state: OutputState): void {
    if (this.ending !== undefined) clearTimeout(this.ending);
    const now = this.options.now();
    const ends = layerOrder.map((layer) => state.layers[layer]?.ttl_at_ms ?? 0).filter((end) => end > now);
    if (ends.length > 0) this.ending = setTimeout(() => { if (this.state === state) this.paint(state); }, Math.min(Math.min(...ends) - now + lead, 2 ** 31 - 1));
  }

  /** Every layer empty, at once. */
  clear(): void {
    this.views.forEach((view) => view.clear());
  }

  /** Empty for good: nothing is painted again. */
  stop(): void {
    if (this.ending !== undefined) clearTimeout(this.ending);
    this.clear();
  }

  /** What is on each layer, for health and tests. */
  get shown(): Partial<Record<Layer, Shown>> {
    return this.state?.layers ?? {};
  }

  private veil(on: boolean, first: boolean): void {
    const was = this.canvas.getAttribute('data-panic') === '1';
    if (was === on) return;
    this.canvas.setAttribute('data-panic', on ? '1' : '0');
    styled(this.canvas, { opacity: on ? '0' : '1' });
    if (first || typeof this.canvas.animate !== 'function') return;
    if (on) this.canvas.animate([{ opacity: 1 }, { opacity: 0 }], { duration: panicFade, easing: 'linear' });
  }

  private dress(theme: Theme): void {
    const key = JSON.stringify([theme.colors, theme.fonts, theme.edge]);
    if (key === this.themed) return;
    this.themed = key;
    styled(this.canvas, themeVariables(theme));
  }
}
