/**
 * The single-file template of CasparCG and SPX: the four calls of the host,
 * with rows in `update` (detached), or with an output's address in `server`
 * (connected: the picture then follows the server).
 */
import type { Data, OutputState, Template } from '../wire';
import type { TvHost } from '../output/host';
import { OutputClock } from '../core/clock';
import { define, type AnyGraphic } from '../core/define';
import { Stage, type Registry } from '../core/stage';
import { Link } from '../output/link';
import { loadFonts } from '../output/fonts';
import { Detached } from './detached';
import { stepCount } from './fields';
import { kitFont } from './fonts';
import { kitThemes, themeNamed } from './themes';

/** Starts the page for one graphic. `window.tvHost` of boot.js holds the host's earlier calls. */
export function startKit(template: Template, Made: AnyGraphic, sample: Data, host: TvHost): void {
  const registry: Registry = { [template]: define(template, Made) };
  const local = () => (typeof performance === 'undefined' ? Date.now() : performance.now());
  const clock = new OutputClock(local, () => Date.now());
  const stage = new Stage({ registry, now: () => clock.now(), report: (error) => host.errors.push(String(error)) });
  let newest = 0;
  const paint = (state: OutputState, still: boolean) => {
    const mine = ++newest;
    void loadFonts(state.theme, kitFont).then(() => { if (mine === newest) stage.paint(state, still); });
  };
  const detached = new Detached({ template, theme: kitThemes['trang-trong'] as never, sample, now: () => clock.now(), paint, report: (p) => host.errors.push(p) });
  let link: Link | undefined;

  const connect = (address: unknown) => {
    const m = typeof address === 'string' ? /^(https?:\/\/[^/]+)\/tv\/o\/([^?#]+)\?(?:.*&)?t=([^&#]+)/.exec(address.trim()) : null;
    if (!m || link) return;
    link = new Link({
      output: decodeURIComponent(m[2] as string), token: decodeURIComponent(m[3] as string), inst: 'kit', bus: 'pgm', servers: [m[1] as string], local, random: Math.random,
      onProbe: (e) => clock.learn(e), onState: (state) => { clock.hear(state.now_ms); paint(own(state, template), false); },
    });
    link.start();
  };
  const calls: Record<string, (argument?: unknown) => void> = {
    update: (data) => {
      const fields = detached.update(data);
      const theme = themeNamed(fields.theme);
      if (theme) detached.dress(theme);
      connect(fields.server ?? fields.f99);
    },
    play: () => { if (!link) detached.play(0); },
    next: () => { if (!link) step(detached, template); },
    stop: () => { if (link) { link.stop(); link = undefined; } detached.stop(); if (detached.step === undefined && newest === 0) stage.clear(); },
    remove: () => stage.clear(),
  };
  const fit = () => stage.fit(window.innerWidth || 1920, window.innerHeight || 1080);
  const mount = () => { document.body.appendChild(stage.element); fit(); };
  if (document.body) mount();
  else document.addEventListener('DOMContentLoaded', mount);
  window.addEventListener('resize', fit);
  host.ready((name, args) => calls[name]?.(args[0]));
}

/** The next step; after the last one it goes out, as hosts expect. */
function step(detached: Detached, template: Template): void {
  const next = (detached.step ?? -1) + 1;
  if (next >= stepCount(template)) detached.stop();
  else detached.play(next);
}

/** Of an output's state only the layers that show this kit's graphic. */
export function own(state: OutputState, template: Template): OutputState {
  const layers: OutputState['layers'] = {};
  for (const layer of Object.keys(state.layers) as (keyof OutputState['layers'])[]) {
    if (state.layers[layer]?.template === template) layers[layer] = state.layers[layer];
  }
  return { ...state, layers };
}
