import { describe, expect, it } from 'vitest';
import type { Data, OutputState, Shown } from '../wire';
import { kitThemes } from '../kit/themes';
import { define } from './define';
import { Graphic } from './graphic';
import { Stage } from './stage';

/** Draws its text; throws when told to. */
class Stub extends Graphic {
  static drawn = 0;
  protected draw(data: Data) {
    Stub.drawn++;
    if (data.broken) throw new Error('broken');
    const p = document.createElement('p');
    p.textContent = String(data.text);
    return [p];
  }
}
const Made = define('title', Stub as never);

function desk() {
  let now = 1_000_000;
  const errors: string[] = [];
  const stage = new Stage({ registry: { title: Made, bug: Made }, now: () => now, report: (e, layer) => errors.push(`${layer}: ${String(e)}`) });
  let rev = 0;
  const shown = (more: Partial<Shown> = {}): Shown => ({ item: 'a', template: 'title', data: { text: 'một' }, phase: 'in', at_ms: 900_000, step: 0, step_ms: 0, page: 0, ...more });
  const state = (layers: OutputState['layers'], more: Partial<OutputState> = {}): OutputState => ({ output: 'o', name: '', rev: ++rev, now_ms: now, build: '', raster: { w: 1920, h: 1080 }, lang: 'vi', theme: kitThemes['trang-trong'] as never, layers, delay_ms: 0, panic: false, ...more });
  const texts = () => Array.from(stage.element.querySelectorAll('[data-template]:not([data-leaving])')).map((g) => g.shadowRoot?.textContent);
  return { stage, shown, state, texts, errors, pass: (ms: number) => { now += ms; } };
}

describe('the stage', () => {
  it('shows what the state says, and nothing for a state without layers', () => {
    const d = desk();
    d.stage.paint(d.state({ main: d.shown(), corner: d.shown({ template: 'bug', data: { text: 'góc' } }) }));
    expect(d.texts()).toEqual(['một', 'góc']);
    d.stage.paint(d.state({}));
    expect(d.texts()).toEqual([]);
  });

  it('the same again is not drawn again', () => {
    const d = desk();
    d.stage.paint(d.state({ main: d.shown() }));
    const drawn = Stub.drawn;
    d.stage.paint(d.state({ main: d.shown() }));
    expect(Stub.drawn).toBe(drawn);
  });

  it('an error stays in its layer, is told once, and the next take works', () => {
    const d = desk();
    d.stage.paint(d.state({ main: d.shown(), corner: d.shown({ template: 'bug' }) }));
    const bad = d.shown({ item: 'b', data: { broken: true } });
    d.stage.paint(d.state({ main: bad, corner: d.shown({ template: 'bug' }) }));
    d.stage.paint(d.state({ main: bad, corner: d.shown({ template: 'bug' }) }));
    expect(d.texts()).toEqual(['một']);
    expect(d.errors).toEqual(['main: Error: broken']);
    d.stage.paint(d.state({ main: d.shown({ item: 'c', data: { text: 'lại' } }), corner: d.shown({ template: 'bug' }) }));
    expect(d.texts()).toEqual(['lại', 'một']);
  });

  it('a template that this build does not know leaves its layer empty', () => {
    const d = desk();
    d.stage.paint(d.state({ main: d.shown({ template: 'podium' }) }));
    expect(d.texts()).toEqual([]);
    expect(d.errors[0]).toContain('podium');
  });

  it('out on the first picture is nothing at all', () => {
    const d = desk();
    d.stage.paint(d.state({ main: d.shown({ phase: 'out' }) }));
    expect(stageEmpty(d.stage)).toBe(true);
  });

  it('out, then in again, is a new graphic', () => {
    const d = desk();
    d.stage.paint(d.state({ main: d.shown() }));
    d.stage.paint(d.state({ main: d.shown({ phase: 'out', at_ms: 1_000_000 }) }));
    expect(d.texts()).toEqual([]);
    d.stage.paint(d.state({ main: d.shown({ at_ms: 1_000_100 }) }));
    expect(d.texts()).toEqual(['một']);
  });

  it('layers that an output does not show stay away', () => {
    const stage = new Stage({ registry: { title: Made }, now: () => 0, report: () => undefined, layers: ['lower'] });
    const d = desk();
    stage.paint(d.state({ main: d.shown() }));
    expect(stageEmpty(stage)).toBe(true);
  });

  it('fits whole into any raster', () => {
    const d = desk();
    d.stage.fit(1080, 1920);
    expect((d.stage.element.firstChild as HTMLElement).style.transform).toBe('translate(0px, 656px) scale(0.5625)');
    d.stage.fit(1920, 1080);
    expect((d.stage.element.firstChild as HTMLElement).style.transform).toBe('none');
  });
});

const stageEmpty = (stage: Stage) => stage.element.querySelector('[data-template]') === null;
