/** The producer's desk of the server in memory: enough of the state engine that a take is seen to be one. */
import type { Air, AirAck, AirCommand, AirItem, AirOutput, AirShown, Mc } from '../onair/wire';
import { samples } from '../onair/testing';
import pictures from '../../tv/kit/samples.json';
import type { Layer, OutputState } from '../../tv/wire';

export type AirHandler = (parts: string[], query: URLSearchParams, body: any) => unknown;

export function fakeAir(empty = false) {
  const air: Air = samples.air();
  if (empty) Object.assign(air, { outputs: [], rundowns: [], tokens: [], freezes: [], suggestions: [], rounds: [] });
  const of = (id: string) => air.outputs.find((o) => o.id === decodeURIComponent(id))!;
  const items = () => air.rundowns.flatMap((r) => r.items);
  const now = () => { air.now_ms = Date.now(); return air; };

  const routes: [string, RegExp, AirHandler][] = [
    ['GET', /^contests\/[^/]+\/air$/, now],
    ['POST', /^air\/outputs\/([^/]+)\/commands$/, ([id], _, body: AirCommand): AirAck => {
      const o = of(id!);
      obey(o, body, items());
      o.rev++;
      o.on_glass = [{ inst: 'A', rev: o.rev, at_ms: Date.now() + 60 }];
      now();
      return { ok: true, rev: o.rev, at_ms: Date.now(), repeat: false };
    }],
    ['PUT', /^air\/outputs\/([^/]+)\/build$/, ([id], _, body) => { const o = of(id!); [o.build, o.build_before] = [body.build, o.build]; o.rev++; now(); return o; }],
    ['POST', /^contests\/[^/]+\/air\/everywhere$/, (_, __, body) => { air.outputs.forEach((o) => { o.panic = body.action === 'panic'; o.rev++; }); now(); return { items: air.outputs.map((o) => ({ output: o.id, rev: o.rev, error: '' })) }; }],
    ['POST', /^contests\/[^/]+\/air\/check$/, (_, __, item: AirItem) => ({ item: item.id, ready: item.label !== '', why_not: '', reason: '' })],
    ['PUT', /^air\/rundowns\/([^/]+)\/items\/([^/]+)$/, ([id, item], _, body) => { const r = air.rundowns.find((x) => x.id === id)!; const at = r.items.findIndex((i) => i.id === item); if (at < 0) r.items.push(body); else r.items[at] = body; r.version++; now(); return r; }],
    ['PUT', /^air\/rundowns\/([^/]+)$/, ([id], _, body) => Object.assign(air.rundowns.find((x) => x.id === id)!, body, { version: body.version + 1 })],
    ['GET', /^air\/outputs\/[^/]+\/still$/, (_, query) => { const item = items().find((i) => i.id === query.get('item'))!; return { shown: { ...shownOf(item), data: (pictures as any)[item.template], step: Number(query.get('step')) }, steps: shownOf(item).steps, step_names: [], pages: 1 }; }],
    ['GET', /^air\/outputs\/[^/]+\/reveal$/, samples.reveal],
    ['GET', /^rounds\/[^/]+\/air-board$/, samples.boards],
    ['GET', /^contests\/[^/]+\/air\/corrections$/, () => ({ items: samples.corrections() })],
    ['GET', /^contests\/[^/]+\/air\/log$/, () => ({ items: samples.log(), total: 5, offset: 0, limit: 50 })],
    ['POST', /^contests\/[^/]+\/air\/tokens$/, (_, __, body) => ({ token: { ...air.tokens[0], ...body, id: 'k9' }, secret: 'hoithi_v_8fQ2x7Qa', urls: [{ label: 'OBS', url: 'https://hoithi.example/tv/o/chinh?t=hoithi_v_8fQ2x7Qa' }] })],
  ];
  return { routes, air, state: (output: string, bus: string) => picture(of(output), bus, air), mc };
}

function obey(o: AirOutput, c: AirCommand, items: AirItem[]): void {
  if (c.action === 'panic' || c.action === 'resume') o.panic = c.action === 'panic';
  if (c.action === 'clear_all') [o.program, o.preview] = [{}, {}];
  const item = c.graphic ?? items.find((i) => i.id === c.item);
  if (c.action === 'cue' && item) o.preview[item.layer] = shownOf(item);
  if (c.action === 'take') {
    for (const layer of (c.layer ? [c.layer] : Object.keys(o.preview)) as Layer[]) {
      o.program[layer] = { ...o.preview[layer]!, at_ms: Date.now() };
      delete o.preview[layer];
    }
  }
  if (!c.layer) return;
  if (c.action === 'out' || c.action === 'clear') delete o.program[c.layer];
  if (c.action === 'uncue' || c.action === 'clear') delete o.preview[c.layer];
  const on = o.program[c.layer] ?? o.preview[c.layer];
  if (on && c.action === 'step') on.step = Math.max(0, Math.min(on.steps - 1, typeof c.to === 'number' ? c.to : on.step + (c.to === 'prev' ? -1 : 1)));
  if (c.action === 'lock') o.locks = [...o.locks.filter((l) => l.layer !== c.layer), { layer: c.layer, by: 's1', name: 'Lê Thị Thu Hiền', since_ms: Date.now(), beat_ms: Date.now() }];
  if (c.action === 'unlock') o.locks = o.locks.filter((l) => l.layer !== c.layer);
}

const shownOf = (item: AirItem): AirShown => ({
  item: item.id, template: item.template, data: {}, phase: 'in', at_ms: Date.now(), step: 0, step_ms: 0, page: 0, label: item.label, steps: item.template === 'reveal' ? 6 : item.template === 'question' ? 5 : 1, step_names: item.template === 'question' ? ['question', 'answers', 'distribution', 'right', 'explanation'] : [], pages: item.template === 'leaderboard' ? 5 : 1, auto: 0, hold: item.template === 'reveal',
});

/** What the output's own page would be told. */
function picture(o: AirOutput, bus: string, air: Air): OutputState {
  const from = bus === 'pvw' ? o.preview : o.program;
  const layers = Object.fromEntries(Object.entries(from).map(([layer, s]) => [layer, { ...s!, data: { ...(pictures as Record<string, object>)[s!.template], ...air.rundowns[0]?.items.find((i) => i.id === s!.item)?.text } }]));
  return { output: o.id, name: o.name, rev: o.rev, now_ms: Date.now(), build: '', raster: o.raster, lang: 'vi', theme: (air.themes.find((t) => t.id === o.theme) ?? air.themes[0]!).theme, layers, delay_ms: 0, panic: o.panic };
}

function mc(): Mc {
  const { steps } = samples.reveal();
  return {
    now_ms: Date.now(), contest: 'Hội thi trực tuyến Tìm hiểu công tác cải cách hành chính thành phố Đà Nẵng năm 2026',
    outputs: [{ id: 'chinh', name: 'Kênh chính', layers: [{ layer: 'full', label: 'Công bố kết quả tuần 2', template: 'reveal', step: 2, steps: 6, at_ms: Date.now() }] }],
    question: { stem: 'Theo Nghị quyết số 57-NQ/TW, đến năm 2030 tỉ lệ sử dụng dịch vụ công trực tuyến của người dân và doanh nghiệp đạt trên bao nhiêu phần trăm?', options: ['50%', '60%', '80%', '95%'].map((text, i) => ({ letter: 'ABCD'[i]!, text, right: i === 2 })), explanation: 'Nghị quyết đặt mục tiêu trên 80% giao dịch của người dân và doanh nghiệp thực hiện trên môi trường số.' },
    reveal: { output: 'chinh', step: 2, steps: 6, now: steps[2], next: steps[3] }, countdown: { title: 'Chung kết bắt đầu sau', ends_at_ms: Date.now() + 312_000 }, next: ['Giám khảo Nguyễn Thị Ánh Nguyệt'],
  };
}
