/**
 * One of our graphics as an OGraf v1 Web Component. Renderers differ from the
 * specification in what they leave out, so every parameter may be missing.
 */
import type { Data, OutputState, Template } from '../wire';
import { adopt } from '../core/graphic';
import { define, type AnyGraphic } from '../core/define';
import { Stage } from '../core/stage';
import { Detached } from '../kit/detached';
import { stepCount } from '../kit/fields';
import { kitThemes, themeNamed } from '../kit/themes';
import { loadFonts, type FontSource } from '../output/fonts';
import { playTarget, type PlayParams } from './steps';

/** What every method answers with; nothing else, because some renderers refuse more. */
export interface Returned { statusCode: number; statusMessage?: string; currentStep?: number | undefined }

interface LoadParams { data?: unknown; renderType?: string; renderCharacteristics?: { resolution?: { width?: number; height?: number } } }
interface UpdateParams { data?: unknown; skipAnimation?: boolean }

const css = ':host { display: block; position: absolute; left: 0; top: 0; width: 100%; height: 100%; overflow: hidden; background: transparent; }';

/** The class of one package. The renderer registers it under a name of its own. */
export function ografClass(template: Template, Made: AnyGraphic, sample: Data, fonts: FontSource) {
  let made: AnyGraphic | undefined;
  return class extends HTMLElement {
    #stage: Stage | undefined;
    #detached: Detached | undefined;
    #state: OutputState | undefined;
    #size: { w: number; h: number } | undefined;
    #observer: ResizeObserver | undefined;
    readonly #root = this.attachShadow({ mode: 'open' });

    /** Resolves when the first picture could be painted at once; paints nothing. */
    async load(params?: LoadParams): Promise<Returned> {
      this.#free();
      made = made ?? define(template, Made);
      adopt(this.#root, css);
      const stage = new Stage({ registry: { [template]: made }, now: () => Date.now(), report: (e) => { this.#problem = String(e); } });
      this.#stage = stage;
      this.#detached = new Detached({
        template, theme: kitThemes['trang-trong'] as never, sample, now: () => Date.now(), report: (p) => { this.#problem = p; },
        paint: (state, still) => { this.#state = state; stage.paint(state, still); },
      });
      this.#root.appendChild(stage.element);
      this.#measure(params?.renderCharacteristics?.resolution);
      this.#take(params?.data, true);
      if (this.#state) await loadFonts((this.#state as OutputState).theme, fonts);
      return this.#answer();
    }

    async dispose(): Promise<Returned> {
      this.#free();
      return { statusCode: 200 };
    }

    async updateAction(params?: UpdateParams): Promise<Returned> {
      if (!this.#detached) return notLoaded;
      this.#take(params?.data, params?.skipAnimation === true);
      if (this.#state) await loadFonts(this.#state.theme, fonts);
      return this.#answer();
    }

    async playAction(params?: PlayParams): Promise<Returned> {
      const detached = this.#detached;
      if (!detached) return notLoaded;
      const target = playTarget(detached.step, params ?? {}, stepCount(template));
      const still = params?.skipAnimation === true;
      if (target === undefined) detached.stop(still);
      else detached.play(target, still);
      return { ...this.#answer(), currentStep: target };
    }

    async stopAction(params?: { skipAnimation?: boolean }): Promise<Returned> {
      if (!this.#detached) return notLoaded;
      this.#detached.stop(params?.skipAnimation === true);
      return { ...this.#answer(), currentStep: undefined };
    }

    /** Every graphic knows one action: another theme. */
    async customAction(params?: { id?: string; payload?: unknown; skipAnimation?: boolean }): Promise<Returned> {
      if (!this.#detached) return notLoaded;
      if (params?.id !== 'theme') return { statusCode: 400, statusMessage: `no action "${String(params?.id)}"` };
      const payload = params.payload as { theme?: unknown } | undefined;
      const theme = themeNamed(payload?.theme);
      if (!theme) return { statusCode: 400, statusMessage: 'no such theme' };
      await loadFonts(theme, fonts);
      this.#detached.dress(theme, params.skipAnimation === true);
      return this.#answer();
    }

    #problem = '';

    #take(data: unknown, still: boolean): void {
      const fields = this.#detached?.update(data ?? {}, still) ?? {};
      const theme = themeNamed(fields.theme);
      if (theme) this.#detached?.dress(theme, still);
    }

    #answer(): Returned {
      const problem = this.#problem;
      this.#problem = '';
      return problem ? { statusCode: 400, statusMessage: problem, currentStep: this.#detached?.step } : { statusCode: 200, currentStep: this.#detached?.step };
    }

    #measure(resolution?: { width?: number; height?: number }): void {
      if (resolution?.width && resolution.height) this.#size = { w: resolution.width, h: resolution.height };
      const fit = () => {
        const w = this.#size?.w ?? (this.clientWidth || 1920);
        const hgt = this.#size?.h ?? (this.clientHeight || 1080);
        this.#stage?.fit(w, hgt);
      };
      fit();
      if (typeof ResizeObserver === 'undefined' || this.#size) return;
      this.#observer = new ResizeObserver(fit);
      this.#observer.observe(this);
    }

    #free(): void {
      this.#observer?.disconnect();
      this.#stage?.clear();
      while (this.#root.firstChild) this.#root.removeChild(this.#root.firstChild);
      this.#stage = this.#detached = this.#state = undefined;
    }
  };
}

const notLoaded: Returned = { statusCode: 409, statusMessage: 'load first' };
