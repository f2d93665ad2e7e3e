/** The output page: address → line → stage. Nothing here is ever seen unless a state says so. */
import type { OutputState } from '../wire';
import { OutputClock } from '../core/clock';
import { BuildWatch, ownBuild, served } from './build';
import { loadFonts } from './fonts';
import { fontUrl } from './font-files';
import { Health } from './health';
import { takeOver } from './heir';
import { Link } from './link';
import { readOptions } from './options';
import { Picture } from './picture';
import { Schedule } from './schedule';
import { testState } from './test-state';
import { registry } from '../graphics/registry';

const options = readOptions(location);
const host = window.tvHost;
/** Another build is on glass until this one's picture is there. */
let handOver = host.heir;
host.heir = undefined;
const local = () => performance.now();
const clock = new OutputClock(local, () => Date.now());
const picture = new Picture(document.body, options, registry, () => schedule.now(), (error, layer) => health.failed(`${layer}: ${message(error)}`), handOver !== undefined);
const schedule = new Schedule(() => clock.now(), () => options.delay, (state) => paint(state));
const build = ownBuild(document);
const builds = new BuildWatch({ own: build, served: () => served(location.href), change: (to) => void takeOver(to, host, retire).then((took) => took || location.reload()), later: (job) => setTimeout(job, 2000) });
const health = new Health(host, options, build, (beat) => link.send(beat));
const link = new Link({
  output: options.output, token: options.token, inst: options.inst, bus: options.bus, local, random: Math.random,
  servers: [location.origin, ...options.alternates],
  onState: (state) => { clock.hear(state.now_ms); builds.hear(state.build); schedule.hear(state); },
  onProbe: (exchange) => clock.learn(exchange),
});

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function paint(state: OutputState): Promise<void> {
  await loadFonts(state.theme, fontUrl);
  if (!schedule.isNewest(state)) return;
  if (options.lang ?? state.lang) document.documentElement.lang = options.lang ?? state.lang;
  picture.paint(state);
  enter();
  health.painted(state, clock.offset, link.age);
  onGlass(() => link.send({ type: 'ack', rev: state.rev, painted_ms: Math.round(clock.now()) }));
}

/** In the task in which the first picture is painted, so in one frame with it, the build before this one goes. */
function enter(): void {
  if (!handOver) return;
  picture.reveal();
  handOver();
  handOver = undefined;
  hearHost();
}

/** Leaves the glass to the next build. */
function retire(): void {
  link.stop();
  health.stop();
  schedule.stop();
  picture.remove();
}

/** After the frame that carries the change has been handed to the compositor. */
function onGlass(then: () => void): void {
  requestAnimationFrame(() => setTimeout(then, 0));
}

if (options.test) {
  schedule.hear(testState(options.test));
} else {
  health.start(() => ({ offset: clock.offset, age: link.age }));
  link.start();
}
if (!handOver) hearHost();

function hearHost(): void {
  host.ready((name, args) => { if (name === 'stop' || name === 'remove') picture.clear(); else void args; });
}
