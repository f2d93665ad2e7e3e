/**
 * A graphic without a server: what the host passes in is all there is. The
 * same stage as on air, fed by states made here.
 */
import type { Data, Layer, OutputState, QuestionData, Shown, Template, Theme } from '../wire';
import { parseUpdate } from '../core/update';
import { readFields } from './fields';

/** Only what a step may show, as the server would send it. */
export function gate(template: Template, data: Data, step: number): Data {
  if (template !== 'question') return data;
  const q = data as unknown as QuestionData;
  const shown: Data = { number: q.number, of: q.of, stem: q.stem };
  if (step >= 1 && q.options) {
    shown.options = q.options.map((o) => ({
      letter: o.letter, text: o.text,
      ...(step >= 2 && o.share !== undefined ? { share: o.share } : {}), ...(step >= 3 && o.right ? { right: true } : {}),
    }));
  }
  if (step >= 4) Object.assign(shown, { explanation: q.explanation, source: q.source });
  return shown;
}

/** A state is handed to `paint`; `still` asks for the end without the way there. */
export interface DetachedOptions { template: Template; theme: Theme; sample: Data; now(): number; paint(state: OutputState, still: boolean): void; report(problem: string): void }

const layerOf: Layer = 'main';
const longAgo = 100_000;

export class Detached {
  private data: Data = {};
  private shown: Shown | undefined;
  private rev = 0;
  private theme: Theme;

  constructor(private readonly options: DetachedOptions) {
    this.theme = options.theme;
  }

  /** The step in force; undefined when nothing is shown. */
  get step(): number | undefined {
    return this.shown?.phase === 'in' ? this.shown.step : undefined;
  }

  /** The graphic's colours and places from here on. */
  dress(theme: Theme, still = false): void {
    this.theme = theme;
    this.paint(still);
  }

  /** Takes over what is usable of anything a host may pass; shown at once when the graphic is in. */
  update(input: unknown, still = false): Record<string, unknown> {
    const { fields = {}, problem } = parseUpdate(input);
    if (problem) this.options.report(problem);
    this.data = readFields(this.options.template, fields, this.data, this.options.now());
    this.paint(still);
    return fields;
  }

  /** In, at a step. */
  play(step = 0, still = false): void {
    const now = this.options.now() - (still ? longAgo : 0);
    const shown = this.step === undefined ? undefined : this.shown;
    this.shown = {
      item: 'kit', template: this.options.template, data: {}, phase: 'in', at_ms: shown?.at_ms ?? now, step, step_ms: now,
      page: typeof this.data.page === 'number' ? this.data.page : 0,
    };
    this.paint(still);
  }

  /** Out: ends fully transparent. */
  stop(still = false): void {
    if (!this.shown || this.shown.phase === 'out') return;
    this.shown = { ...this.shown, phase: 'out', at_ms: this.options.now() - (still ? longAgo : 0) };
    this.paint(still);
  }

  private paint(still: boolean): void {
    const layers: OutputState['layers'] = {};
    if (this.shown) {
      const data = Object.keys(this.data).length > 0 ? this.data : this.options.sample;
      layers[layerOf] = { ...this.shown, data: gate(this.options.template, data, this.shown.step) };
    }
    this.options.paint({
      output: 'kit', name: 'kit', rev: ++this.rev, now_ms: this.options.now(), build: 'kit', raster: { w: 1920, h: 1080 }, lang: 'vi',
      theme: this.theme, layers, delay_ms: 0, panic: false,
    }, still);
  }
}
