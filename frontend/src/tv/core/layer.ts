/**
 * One layer: at most one graphic in, any number on their way out, and the
 * wall behind which an error of one graphic stays.
 */
import type { Layer, Shown, Theme } from '../wire';
import type { Graphic, Way } from './graphic';
import { lengths, motionOf } from './motion';
import { lead, lifeAt, phaseAt } from './settle';
import type { StageOptions } from './stage';

/** What the state says of all graphics. */
export interface Look { theme: Theme; lang: 'vi' | 'en'; foot?: number }

/** A graphic is painted at most so often, whatever arrives: 10 times a second. */
const pace = 100;

export class LayerView {
  private graphic: Graphic<never> | undefined;
  private shown: Shown | undefined;
  private painted = '';
  private broken = '';
  private last = 0;
  private pending: ReturnType<typeof setTimeout> | undefined;
  private ending: ReturnType<typeof setTimeout> | undefined;
  private first = false;

  constructor(private readonly name: Layer, private readonly holder: HTMLElement, private readonly options: StageOptions) {}

  /** Paints what the layer shows; `first` is the page's first picture. Never throws. */
  paint(shown: Shown | undefined, look: Look, first: boolean): void {
    this.first = first;
    this.cancel();
    if (!shown) return this.clear();
    const wait = this.last + pace - monotonic();
    const urgent = this.isOther(shown) || shown.phase !== this.shown?.phase || shown.step !== this.shown.step;
    if (wait > 0 && !urgent && !first) {
      this.pending = setTimeout(() => this.attempt(shown, look), wait);
      return;
    }
    this.attempt(shown, look);
  }

  /** Empty at once. */
  clear(): void {
    this.cancel();
    while (this.holder.firstChild) this.holder.removeChild(this.holder.firstChild);
    this.forget();
  }

  private attempt(shown: Shown, look: Look): void {
    const key = JSON.stringify([shown, look]);
    if (key === this.broken) return;
    try {
      this.apply(shown, look, key);
    } catch (error) {
      this.clear();
      this.broken = key;
      this.options.report(error, this.name);
    }
  }

  private apply(shown: Shown, look: Look, key: string): void {
    const now = this.options.now();
    const { leave, enter } = lengths(motionOf(look.theme));
    const life = lifeAt(shown, now, { leave, enter }, this.first);
    this.scheduleEnd(shown, now, look);
    if (this.isOther(shown)) this.replace();
    if (life.show === 'nothing') {
      this.drop();
      this.shown = shown;
      return;
    }
    if (life.show === 'leaving') {
      if (this.graphic) this.retire(life.elapsed);
      this.shown = shown;
      return;
    }
    if (key === this.painted) return;
    const way = this.way(shown, now, life);
    const graphic = this.graphic ?? this.create(shown);
    graphic.render({ ...look, now: this.options.now, report: (e) => this.fail(e) }, shown as never, way);
    this.graphic = graphic;
    this.shown = shown;
    this.painted = key;
    this.last = monotonic();
  }

  private way(shown: Shown, now: number, life: { show: string; elapsed?: number }): Way {
    if (life.show === 'entering') return { how: 'enter', elapsed: life.elapsed ?? 0 };
    if (!this.graphic || this.first) return { how: 'settle' };
    const stepped = shown.step !== this.shown?.step;
    return { how: 'update', elapsed: stepped ? now - shown.step_ms - lead : 0 };
  }

  private create(shown: Shown): Graphic<never> {
    const Made = this.options.registry[shown.template];
    if (!Made) throw new Error(`no graphic for template "${String(shown.template)}"`);
    const graphic = new Made();
    graphic.setAttribute('data-template', shown.template);
    graphic.setAttribute('data-item', shown.item);
    this.holder.appendChild(graphic);
    return graphic;
  }

  /** Another item, or the same one taken again. */
  private isOther(shown: Shown): boolean {
    const was = this.shown;
    if (!was) return false;
    return was.item !== shown.item || was.template !== shown.template || (was.phase === 'out' && shown.phase === 'in');
  }

  private replace(): void {
    if (this.graphic) this.retire(0);
    this.forget();
  }

  private retire(elapsed: number): void {
    const leaving = this.graphic;
    this.graphic = undefined;
    this.painted = '';
    if (!leaving) return;
    leaving.setAttribute('data-leaving', '');
    leaving.leave(elapsed).then(() => leaving.parentNode?.removeChild(leaving), () => leaving.parentNode?.removeChild(leaving));
  }

  private drop(): void {
    this.graphic?.parentNode?.removeChild(this.graphic);
    this.graphic = undefined;
    this.painted = '';
  }

  private forget(): void {
    this.graphic = undefined;
    this.shown = undefined;
    this.painted = '';
    this.broken = '';
  }

  /** The time to live ends a graphic here too, even when no server is there to say so. */
  private scheduleEnd(shown: Shown, now: number, look: Look): void {
    if (phaseAt(shown, now).phase === 'out' || !shown.ttl_at_ms) return;
    const wait = Math.min(shown.ttl_at_ms - now + lead, 2 ** 31 - 1);
    this.ending = setTimeout(() => { this.first = false; this.attempt(shown, look); }, wait);
  }

  private fail(error: unknown): void {
    const key = this.painted;
    this.clear();
    this.broken = key;
    this.options.report(error, this.name);
  }

  private cancel(): void {
    if (this.pending !== undefined) clearTimeout(this.pending);
    if (this.ending !== undefined) clearTimeout(this.ending);
    this.pending = this.ending = undefined;
  }
}

const monotonic = () => (typeof performance === 'undefined' ? Date.now() : performance.now());
