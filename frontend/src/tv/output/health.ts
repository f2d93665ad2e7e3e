/** What the control room hears of this output: every two seconds, and nothing of it on the picture. */
import type { Beat, OutputState } from '../wire';
import type { TvHost } from './host';
import type { Options } from './options';

const every = 2000;

interface ObsEvent extends Event { detail?: { active?: boolean; visible?: boolean } }

export class Health {
  private errors = 0;
  private lastError = '';
  private rev = 0;
  private fps = 0;
  private timers: ReturnType<typeof setInterval>[] = [];
  private readonly active = (e: ObsEvent) => { this.host.tally = e.detail?.active ? 'program' : 'off'; };
  private readonly visible = (e: ObsEvent) => { if (this.host.tally !== 'program') this.host.tally = e.detail?.visible ? 'preview' : 'off'; };

  constructor(private readonly host: TvHost, private readonly options: Options, private readonly build: string, private readonly send: (beat: Beat) => void) {
    host.errors.forEach((e) => this.failed(e));
    host.onfail = (e) => this.failed(e);
    window.addEventListener('obsSourceActiveChanged', this.active);
    window.addEventListener('obsSourceVisibleChanged', this.visible);
  }

  failed(message: string): void {
    this.errors++;
    this.lastError = message.slice(0, 300);
  }

  painted(state: OutputState, _offset: number, _age: number): void {
    this.rev = state.rev;
  }

  start(clock: () => { offset: number; age: number }): void {
    const beat = () => {
      const { offset, age } = clock();
      this.send(this.beat(offset, age));
    };
    this.countFrames();
    // A short count now and then: an output at rest runs no frame loop.
    this.timers = [setTimeout(beat, 300), setInterval(beat, every), setInterval(() => this.countFrames(), 60_000)];
  }

  stop(): void {
    this.timers.forEach((t) => clearInterval(t));
    window.removeEventListener('obsSourceActiveChanged', this.active);
    window.removeEventListener('obsSourceVisibleChanged', this.visible);
  }

  private beat(offset: number, age: number): Beat {
    return {
      type: 'beat', inst: this.options.inst, host: this.host.host, engine: this.host.engine(),
      w: window.innerWidth, h: window.innerHeight, fps: this.fps, rev: this.rev, offset_ms: offset, data_age_ms: age,
      errors: this.errors, build: this.build,
      ...(this.host.tally ? { tally: this.host.tally } : {}), ...(this.lastError ? { last_error: this.lastError } : {}),
    };
  }

  private countFrames(): void {
    const frames: number[] = [];
    const count = (t: number) => {
      frames.push(t);
      if (frames.length < 21) return void requestAnimationFrame(count);
      const span = (frames[20] as number) - (frames[0] as number);
      this.fps = span > 0 ? Math.round(20_000 / span) : 0;
    };
    requestAnimationFrame(count);
  }
}
