/** The stage on its page: raster, key and fill, and the lines that help to set it up. */
import type { Layer, OutputState, Theme } from '../wire';
import { lift } from '../core/color';
import { mostSizes } from '../core/sizes';
import { h, s, styled } from '../core/dom';
import { Stage, type Registry } from '../core/stage';
import { safeAreas } from './safe-areas';
import type { Options } from './options';

export class Picture {
  private readonly stages: Stage[];
  private readonly frames: HTMLElement[] = [];
  private overlay: HTMLElement | undefined;
  private readonly parts: Element[] = [];
  private readonly fitted = () => this.fit();

  constructor(private readonly body: HTMLElement, private readonly options: Options, registry: Registry, now: () => number, report: (error: unknown, layer: Layer) => void, hidden = false) {
    const make = () => new Stage({ registry, now, report, ...(options.layers ? { layers: options.layers } : {}), ...(options.lang ? { lang: options.lang } : {}), theme: (t) => this.theme(t) });
    this.stages = options.mode === 'fillkey' ? [make(), make()] : [make()];
    for (const stage of this.stages) {
      const frame = styled(h('div', { class: 'frame' }, stage.element), { position: 'absolute', top: '0', left: '0', overflow: 'hidden' });
      if (hidden) styled(frame, { visibility: 'hidden' });
      this.frames.push(frame);
      body.appendChild(frame);
    }
    this.key();
    this.fit();
    window.addEventListener('resize', this.fitted);
  }

  /** Shows a picture that was made unseen. */
  reveal(): void {
    for (const frame of this.frames) frame.style.removeProperty('visibility');
  }

  /** Leaves nothing of itself on the page. */
  remove(): void {
    window.removeEventListener('resize', this.fitted);
    for (const stage of this.stages) stage.stop();
    for (const element of this.parts.concat(this.frames)) this.body.removeChild(element);
  }

  /** Both stages of a fill-and-key pair change in the same task, so in the same frame. */
  paint(state: OutputState): void {
    for (const stage of this.stages) stage.paint(state);
    if (this.options.safe && !this.overlay) {
      this.overlay = safeAreas(state.theme);
      this.stages[0]?.element.firstChild?.appendChild(this.overlay);
    }
  }

  clear(): void {
    for (const stage of this.stages) stage.clear();
  }

  private fit(): void {
    const pair = this.stages.length;
    const w = this.options.raster?.w ?? Math.floor(window.innerWidth / pair);
    const hgt = this.options.raster?.h ?? window.innerHeight;
    // A piece of a wall is a window on the whole wall's picture.
    const { tile, raise, scale } = this.options;
    const wall = { w: w * (tile?.across ?? 1), h: hgt * (tile?.down ?? 1) };
    this.stages.forEach((stage, i) => {
      stage.fit(wall.w, wall.h, scale, Math.round(wall.h * raise));
      styled(stage.element, { left: `${-w * (tile?.x ?? 0)}px`, top: `${-hgt * (tile?.y ?? 0)}px` });
      styled(this.frames[i] as HTMLElement, { left: `${i * w}px`, width: `${w}px`, height: `${hgt}px` });
    });
  }

  /** What lies behind and around the stage in each mode. */
  private key(): void {
    const { mode, chroma, profile } = this.options;
    if (mode === 'fill' || mode === 'luma' || mode === 'key' || mode === 'fillkey') this.behind('#000');
    if (mode === 'chroma') this.behind(chroma);
    if (mode === 'alpha' && profile === 'led') this.behind('#000');
    if (mode !== 'key' && mode !== 'fill' && mode !== 'fillkey') return;
    this.parts.push(this.body.appendChild(filters()));
    const ways = mode === 'fillkey' ? ['fill', 'key'] : [mode];
    this.frames.forEach((frame, i) => styled(frame, { filter: `url(#tv-${ways[i] ?? 'fill'})` }));
  }

  private behind(colour: string): void {
    styled(document.documentElement, { background: colour });
    styled(this.body, { background: colour });
  }

  private theme(theme: Theme): Theme {
    if (this.options.profile === 'led') return forWall(theme);
    if (this.options.mode !== 'luma') return theme;
    const colors = { ...theme.colors };
    for (const name of Object.keys(colors) as (keyof Theme['colors'])[]) colors[name] = lift(colors[name]);
    return { ...theme, colors };
  }
}

/** A wall is seen from the back row: every letter as large as its place can hold. */
export function forWall(theme: Theme): Theme {
  const sizes = { ...theme.sizes };
  for (const name of Object.keys(sizes) as (keyof Theme['sizes'])[]) sizes[name] = Math.max(sizes[name], Math.min(mostSizes[name], Math.round(sizes[name] * 1.5)));
  return { ...theme, sizes, edge: Math.max(4, theme.edge) };
}

/**
 * Key: alpha into all three colours, opaque. In sRGB, because in the default
 * linear space half transparent would become 188 instead of 128. The fill goes
 * through a filter that changes nothing, so that both come from one drawing:
 * unfiltered, round edges differ by a few levels.
 */
function filters(): SVGElement {
  const one = (id: string, values: string) => s('filter', { id, x: '0', y: '0', width: '100%', height: '100%', 'color-interpolation-filters': 'sRGB' }, s('feColorMatrix', { type: 'matrix', values }));
  const svg = s('svg', { width: 0, height: 0, 'aria-hidden': 'true' }, one('tv-key', '0 0 0 1 0  0 0 0 1 0  0 0 0 1 0  0 0 0 0 1'), one('tv-fill', '1 0 0 0 0  0 1 0 0 0  0 0 1 0 0  0 0 0 1 0'));
  svg.style.setProperty('position', 'absolute');
  return svg;
}
