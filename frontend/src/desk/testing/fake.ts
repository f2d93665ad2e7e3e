/**
 * A server in memory, for tests and screenshots only: the desk's calls on one
 * side, plausible data on the other. Nothing in the shipped app imports it.
 */
import { itemRecords, roundItems } from './items';
import { fakeAir } from './air';
import * as data from './data';

export interface FakeAnswer { status: number; body: unknown }
type Handler = (parts: string[], query: URLSearchParams, body: any) => unknown;

/** A refusal in the shape of the server's. */
class Refusal {
  constructor(readonly status: number, readonly code: string, readonly title: string, readonly fields?: unknown[]) {}
}

const page = <T>(all: T[], query: URLSearchParams) => {
  const offset = Number(query.get('offset')) || 0;
  const limit = Number(query.get('limit')) || 50;
  return { items: all.slice(offset, offset + limit), total: all.length, offset, limit };
};
const found = <T>(item: T | undefined): T => {
  if (item === undefined) throw new Refusal(404, 'not_found', 'Không tìm thấy.');
  return item;
};
const fits = (query: URLSearchParams, text: string) => text.toLowerCase().includes((query.get('q') ?? '').toLowerCase());

/** A fresh server. `signedIn` false asks for a sign-in first; `empty` has no contest at all. */
export function fakeServer({ signedIn = true, empty = false } = {}) {
  const world = data.world(empty);
  const onAir = fakeAir(empty);
  let inside = signedIn;
  const round = (id: string) => found(world.rounds.find((r) => r.id === id));
  const routes: [method: string, pattern: RegExp, handler: Handler][] = [
    ['GET', /^session$/, () => (inside ? world.session : (() => { throw new Refusal(401, 'not_signed_in', 'Chưa đăng nhập.'); })())],
    ['POST', /^session$/, (_, __, body) => {
      if (body.password === 'sai') throw new Refusal(401, 'credentials_wrong', 'Thư điện tử hoặc mật khẩu không đúng.');
      if (!body.code) throw new Refusal(401, 'totp_needed', 'Cần mã xác thực.');
      inside = true;
      return world.session;
    }],
    ['DELETE', /^session$/, () => { inside = false; return null; }],
    ['GET', /^contests$/, () => ({ items: world.contests })],
    ['GET', /^presets$/, () => ({ items: world.presets })],
    ['POST', /^contests\/from-preset$/, (_, __, body) => ({ ...data.contest(), ...body, id: 'c-new', counts: { units: 0, contestants: 0, rounds: 0, banks: 0, questions: 0 } })],
    ['GET', /^contests\/([^/]+)$/, ([id]) => found(world.contests.find((c) => c.id === id))],
    ['PUT', /^contests\/([^/]+)$/, ([id], _, body) => ({ ...found(world.contests.find((c) => c.id === id)), ...body, version: body.version + 1 })],
    ['GET', /^contests\/([^/]+)\/units$/, ([id]) => ({ items: id === 'c-new' ? [] : world.units })],
    ['PUT', /^contests\/[^/]+\/units\/([^/]+)$/, (_, __, body) => body],
    ['POST', /^contests\/[^/]+\/units\/import$/, () => world.unitReport],
    ['GET', /^contests\/[^/]+\/barred$/, () => ({ items: world.barred })],
    ['GET', /^contests\/([^/]+)\/rounds$/, ([id]) => ({ items: id === 'c-new' ? [] : world.rounds })],
    ['POST', /^contests\/[^/]+\/rounds$/, (_, __, body) => { const made = { ...data.draftRound(), ...body, id: 'r-new' }; world.rounds.push(made); return made; }],
    ['GET', /^contests\/([^/]+)\/banks$/, ([id]) => ({ items: id === 'c-new' ? [] : world.banks })],
    ['GET', /^contests\/[^/]+\/contestants$/, (_, query) => page(world.contestants.filter((c) => fits(query, c.name + c.phone)), query)],
    ['GET', /^contestants\/([^/]+)$/, ([id]) => ({ ...found(world.contestants.find((c) => c.id === id)), attempts: world.attempts })],
    ['PUT', /^contestants\/([^/]+)$/, ([id], _, body) => ({ ...found(world.contestants.find((c) => c.id === id)), ...body })],
    ['POST', /^rounds\/check$/, (_, __, body) => ({ problems: body.rules.ranking.criteria.includes('draw') ? [] : world.problems })],
    ['GET', /^rounds\/([^/]+)$/, ([id]) => round(id!)],
    ['PUT', /^rounds\/([^/]+)$/, ([id], _, body) => Object.assign(round(id!), body, { rules_version: body.rules_version + 1 })],
    ['POST', /^rounds\/([^/]+)\/transitions$/, ([id], _, body) => Object.assign(round(id!), { state: body.to, next: [] })],
    ['GET', /^rounds\/([^/]+)\/overview$/, ([id]) => data.overview(round(id!))],
    ['GET', /^rounds\/([^/]+)\/results$/, ([id]) => ({ items: round(id!).state === 'locked' ? world.results : [] })],
    ['GET', /^rounds\/[^/]+\/flags$/, () => ({ items: world.flags })],
    ['GET', /^rounds\/[^/]+\/disqualifications$/, () => ({ items: world.disqualified })],
    ['GET', /^results\/[^/]+\/rows$/, (_, query) => page(world.rows.filter((r) => fits(query, r.full_name)), query)],
    ['GET', /^banks\/[^/]+\/questions$/, (_, query) => page(world.questions.filter((q) => fits(query, q.stem) && (!query.get('state') || q.state === query.get('state'))), query)],
    ['GET', /^questions\/([^/]+)$/, ([id]) => ({ ...found(world.questions.find((q) => q.id === id)), versions: world.versions, reviews: world.reviews, comments: [] })],
    ['GET', /^questions\/([^/]+)\/figures$/, ([id]) => ({ items: id === 'q1' ? itemRecords() : [] })],
    ['GET', /^rounds\/[^/]+\/items$/, () => ({ items: roundItems() })],
    ['GET', /^rounds\/[^/]+\/item-alarms$/, () => ({ items: [] })],
    ['GET', /^release-key$/, () => ({})],
    ['GET', /^(banks\/[^/]+\/(seals|previews)|contests\/[^/]+\/(open-banks|seals-ahead|key-holders))$/, () => ({ items: [] })],
    ['POST', /^banks\/[^/]+\/imports$/, () => world.draft],
    ['GET', /^imports\/[^/]+$/, () => world.draft],
    ['PUT', /^imports\/[^/]+\/items\/(\d+)$/, ([i], _, body) => (world.draft.items[Number(i)] = { ...world.draft.items[Number(i)]!, ...body, problems: [], blocked: body.correct.length === 0 })],
    ['POST', /^imports\/[^/]+\/confirm$/, () => ({ added: 996, changed: 0, unchanged: 0, skipped: 4 })],
    ['GET', /^staff$/, () => ({ items: world.staff })],
    ['GET', /^audit$/, (_, query) => page(world.audit.filter((a) => fits(query, a.actor + a.action)), query)],
    ['POST', /^totp$/, () => ({ secret: 'JBSWY3DPEHPK3PXPJBSWY3DP', uri: 'otpauth://totp/x', qr_svg: data.qr })],
    ...onAir.routes,
  ];
  return function answer(method: string, path: string, body?: unknown): FakeAnswer {
    const url = new URL(path, 'http://fake');
    if (/^\/api\/v1\/rounds\/[^/]+\/rules$/.test(url.pathname)) return { status: 200, body: data.rulesPage() };
    if (url.pathname === '/api/v1/air/mc') return { status: 200, body: onAir.mc() };
    if (url.pathname.startsWith('/tv/state/')) return { status: 200, body: onAir.state(url.pathname.slice(10), url.searchParams.get('bus') ?? 'pgm') };
    const rest = url.pathname.replace('/api/v1/desk/', '');
    for (const [m, pattern, handler] of routes) {
      const hit = m === method ? pattern.exec(rest) : null;
      if (!hit) continue;
      try {
        return { status: 200, body: handler(hit.slice(1), url.searchParams, body) };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return { status: error.status, body: { type: 'about:blank', title: error.title, status: error.status, code: error.code, fields: error.fields } };
      }
    }
    return { status: method === 'GET' ? 404 : 200, body: method === 'GET' ? { title: `fake: ${path}`, status: 404, code: 'not_found', type: 'about:blank' } : {} };
  };
}
