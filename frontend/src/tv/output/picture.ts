/** The stage on its page: raster, key and fill, and the lines that help to set it up. */
import type { Layer, OutputState, Theme } from '../wire';
import { lift } from '../core/color';
import { h, s, styled } from '../core/dom';
import { Stage, type Registry } from '../core/stage';
import { safeAreas } from './safe-areas';
import type { Options } from './options';

export class Picture {
  private readonly stages: Stage[];
  private readonly frames: HTMLElement[] = [];
  private overlay: HTMLElement | undefined;

  constructor(private readonly body: HTMLElement, private readonly options: Options, registry: Registry, now: () => number, report: (error: unknown, layer: Layer) => void) {
    const make = () => new Stage({ registry, now, report, ...(options.layers ? { layers: options.layers } : {}), theme: (t) => this.theme(t) });
    this.stages = options.mode === 'fillkey' ? [make(), make()] : [make()];
    for (const stage of this.stages) {
      const frame = styled(h('div', { class: 'frame' }, stage.element), { position: 'absolute', top: '0', left: '0', overflow: 'hidden' });
      this.frames.push(frame);
      body.appendChild(frame);
    }
    this.key();
    this.fit();
    window.addEventListener('resize', () => this.fit());
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
    this.stages.forEach((stage, i) => {
      stage.fit(w, hgt, this.options.scale);
      styled(this.frames[i] as HTMLElement, { left: `${i * w}px`, width: `${w}px`, height: `${hgt}px` });
    });
  }

  /** What lies behind and around the stage in each mode. */
  private key(): void {
    const { mode, chroma, profile } = this.options;
    if (mode === 'fill' || mode === 'luma' || mode === 'key' || mode === 'fillkey') this.behind('#000');
    if (mode === 'chroma') this.behind(chroma);
    if (mode === 'alpha' && profile === 'led') this.behind('#000');
    const keyed = mode === 'key' ? this.frames[0] : mode === 'fillkey' ? this.frames[1] : undefined;
    if (!keyed) return;
    this.body.appendChild(alphaFilter());
    styled(keyed, { filter: 'url(#tv-key)' });
  }

  private behind(colour: string): void {
    styled(document.documentElement, { background: colour });
    styled(this.body, { background: colour });
  }

  private theme(theme: Theme): Theme {
    if (this.options.mode !== 'luma') return theme;
    const colors = { ...theme.colors };
    for (const name of Object.keys(colors) as (keyof Theme['colors'])[]) colors[name] = lift(colors[name]);
    return { ...theme, colors };
  }
}

/**
 * Alpha into all three colours, opaque: the key signal. In sRGB, because in
 * the default linear space half transparent would become 188 instead of 128.
 */
function alphaFilter(): SVGElement {
  const matrix = s('feColorMatrix', { type: 'matrix', values: '0 0 0 1 0  0 0 0 1 0  0 0 0 1 0  0 0 0 0 1' });
  const filter = s('filter', { id: 'tv-key', x: '0', y: '0', width: '100%', height: '100%', 'color-interpolation-filters': 'sRGB' }, matrix);
  const svg = s('svg', { width: 0, height: 0, 'aria-hidden': 'true' }, filter);
  svg.style.setProperty('position', 'absolute');
  return svg;
}
