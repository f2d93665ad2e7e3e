/** A server in memory that speaks the wire well enough to build and test the pages against. Never part of a build. */
import type { AnswerSaved, Board, Me, MyAttempt, Outcome, PublicRound, Taking } from '../../kit/wire';
import { board, contest, groups, questions, resultRows, roundIds, rules, unitRows, units } from './data';

export interface FakeAnswer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

interface Kept extends AnswerSaved {
  choice: number[];
}

const plain = (s: string) => s.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();
const problem = (status: number, code: string, title: string, more: object = {}): FakeAnswer => ({ status, body: { type: 'about:blank', status, code, title, ...more } });

export class FakeServer {
  me: Me | undefined;
  attempt: MyAttempt | undefined;
  answers = new Map<number, Kept>();
  prediction: number | undefined;
  /** Milliseconds that an attempt may take. */
  limit = 15 * 60_000;
  layout: 'one' | 'all' = 'one';
  perQuestion = 0;
  revise = true;
  private receipts = 1023;
  private opened = new Map<number, number>();

  constructor(readonly now: () => number = Date.now) {}

  /** Answers one call. `path` is under /api/v1 and may carry a query. */
  handle(method: string, path: string, body: any = {}, headers: Record<string, string> = {}): FakeAnswer {
    const url = new URL(path, 'http://fake');
    const parts = url.pathname.split('/').filter(Boolean);
    const route = `${method} /${parts.map((p, i) => (i === 1 ? ':' : p)).join('/')}`;
    const id = parts[1] ?? '';
    const q = url.searchParams;
    switch (route) {
      case 'GET /time': return { status: 200, body: { now_ms: this.now() } };
      case 'GET /contests': return { status: 200, body: { items: [contest(this.now())] } };
      case 'GET /contests/:': return id === 'cchc-2026' ? { status: 200, body: contest(this.now()) } : problem(404, 'contest_not_found', 'Không có cuộc thi này.');
      case 'GET /contests/:/units': return { status: 200, body: { items: units.filter((u) => plain(`${u.name} ${u.alias ?? ''}`).includes(plain(q.get('q') ?? ''))) } };
      case 'GET /contests/:/rules':
      case 'GET /rounds/:/rules': return { status: 200, body: rules };
      case 'POST /contests/:/contestants': return this.register(body);
      case 'GET /contests/:/me': return this.me ? { status: 200, body: this.mine() } : problem(401, 'not_signed_in', 'Bạn chưa đăng nhập.');
      case 'DELETE /contests/:/me': this.me = undefined; return { status: 204 };
      case 'POST /contests/:/login-codes': return { status: 202, body: { sent_to: '09•••••678', expires_ms: this.now() + 600_000, demo_code: '204816' } };
      case 'POST /contests/:/logins': return this.login(body);
      case 'GET /rounds/:': return this.round(id);
      case 'POST /rounds/:/attempts': return this.start(id);
      case 'GET /rounds/:/attempts/current': return this.running() ? { status: 200, body: this.taking() } : problem(404, 'attempt_not_found', 'Không có lượt thi đang làm.');
      case 'POST /attempts/:/answers': return this.answer(body, headers);
      case 'POST /attempts/:/openings': return this.open(body.position);
      case 'PUT /attempts/:/prediction': this.prediction = body.value; return { status: 200, body: { value: body.value } };
      case 'POST /attempts/:/submission': return this.submit(body);
      case 'GET /attempts/:/outcome': return this.outcome();
      case 'GET /rounds/:/board': return { status: 200, body: this.board(id, q) };
      case 'GET /rounds/:/board/around': return { status: 200, body: { rows: board(1).filter((r) => Math.abs(r.rank - board(1).find((x) => x.me)!.rank) <= 4) } };
      case 'GET /rounds/:/units': return { status: 200, body: { round_id: id, provisional: true, as_of_ms: this.now(), rankings: [{ index: 0, name: 'Tỷ lệ tham gia', name_en: 'Participation', within_blocks: false }, { index: 1, name: 'Điểm trung bình', name_en: 'Mean score', within_blocks: true }], ranking: 0, rows: unitRows } };
      case 'GET /rounds/:/result': return this.result(id, q);
      default: return problem(404, 'not_found', `No route ${route}`);
    }
  }

  board(id: string, q: URLSearchParams): Board {
    const offset = Number(q.get('offset') ?? 0);
    const limit = Number(q.get('limit') ?? 20);
    const wanted = plain(q.get('q') ?? '');
    const rows = board(Math.floor(this.now() / 3000)).filter((r) => plain(`${r.name} ${r.unit}`).includes(wanted));
    return { round_id: id, scope: 'round', version: Math.floor(this.now() / 3000), as_of_ms: this.now(), provisional: true, total: wanted ? rows.length : 25_980, offset, rows: rows.slice(offset, offset + limit), figures: { started: 26_412, ended: 26_007, participants: 25_980 } };
  }

  private mine(): Me {
    return { ...this.me!, attempts: this.attempt ? [this.attempt] : [] };
  }

  private register(body: any): FakeAnswer {
    if (body.access_code !== undefined && body.access_code !== 'cchc2026') {
      return problem(422, 'invalid', 'Thông tin chưa đúng.', { fields: [{ name: 'access_code', code: 'access_code_wrong', message: 'Mã dự thi chưa đúng. Xem lại trong thông báo của ban tổ chức.' }] });
    }
    this.signIn(body.name);
    return { status: 201, body: this.mine() };
  }

  signIn(name = 'Công Tằng Tôn Nữ Nguyễn Phương Khánh Quỳnh'): void {
    this.me = { id: 'p57', name, phone_masked: '09•••••678', email_masked: '', group_id: groups[0]!.id, unit: { id: 'u1', name: units[0]!.name, path: units[0]!.path }, attempts: [] };
  }

  private login(body: any): FakeAnswer {
    if (body.code !== '204816') return problem(422, 'code_wrong', 'Mã chưa đúng.', { fields: [{ name: 'code', code: 'code_wrong', message: 'Mã chưa đúng. Xem lại 6 chữ số rồi nhập lại.' }] });
    if (!body.contestant_id) return { status: 200, body: { choose: [{ id: 'p57', name_masked: 'Công Tằng Tôn Nữ N. P. K. Q.', unit: units[0]!.name }, { id: 'p58', name_masked: 'Nguyễn Văn A.', unit: units[3]!.name }] } };
    this.signIn();
    return { status: 200, body: { me: this.mine(), choose: [] } };
  }

  private round(id: string): FakeAnswer {
    const c = contest(this.now());
    const brief = c.rounds.find((r) => r.id === id);
    if (!brief) return problem(404, 'round_not_found', 'Không có đợt thi này.');
    const attempts = this.attempt && id === roundIds.open ? [this.attempt] : [];
    const round: PublicRound = {
      ...brief, contest: c, groups, layout: this.layout, revise: this.revise, per_question_ms: this.perQuestion, grace_ms: 2000, blanks: 'zero',
      prediction_rule: { target: 'all_right', tally: 'people', scope: 'round' }, show_score: 'submitted', show_answers: 'closed', figures: { started: 26_412, ended: 26_007, participants: 25_980 },
      mine: this.me && { attempts, left: 2 - attempts.length, may_start: brief.state === 'open' && attempts.length < 2 },
    };
    return { status: 200, body: round };
  }

  private running(): boolean {
    if (this.attempt && !this.attempt.ended_ms && this.now() > this.attempt.deadline_ms + 2000) this.end(this.attempt.deadline_ms);
    return this.attempt?.state === 'running';
  }

  private start(id: string): FakeAnswer {
    if (!this.me) return problem(401, 'not_signed_in', 'Bạn chưa đăng nhập.');
    if (this.running()) return { status: 200, body: this.taking() };
    const now = this.now();
    this.answers.clear();
    this.attempt = { id: 'a1', round_id: id, number: 1, started_ms: now, deadline_ms: now + this.limit, receipt: 'HT-7K2M-94QX', state: 'running' };
    return { status: 201, body: this.taking() };
  }

  private taking(): Taking {
    return {
      attempt: this.attempt!, token: 'token', now_ms: this.now(), layout: this.layout, revise: this.revise, per_question_ms: this.perQuestion, grace_ms: 2000, blanks: 'zero',
      prediction: { target: 'all_right', tally: 'people', scope: 'round', value: this.prediction },
      questions: questions.map((x) => {
        const shown = this.perQuestion === 0 || this.opened.has(x.position);
        return { ...x, stem: shown ? x.stem : '', options: shown ? x.options : [], opened_ms: this.opened.get(x.position), answer: this.answers.get(x.position) };
      }),
    };
  }

  private open(position: number): FakeAnswer {
    if (!this.opened.has(position)) this.opened.set(position, this.now());
    return { status: 200, body: { ...questions[position - 1], opened_ms: this.opened.get(position) } };
  }

  private answer(body: any, headers: Record<string, string>): FakeAnswer {
    if ((headers.Authorization ?? headers.authorization) !== 'Bearer token') return problem(401, 'token_invalid', 'Phiên làm bài không đúng.');
    if (this.now() > this.attempt!.deadline_ms + 2000) return problem(410, 'answer_late', 'Câu trả lời đến sau giờ.');
    if (!this.running()) return problem(410, 'attempt_ended', 'Lượt thi đã kết thúc.');
    const known = this.answers.get(body.position);
    if (known && known.revision === body.revision && String(known.choice) === String(body.choice)) return { status: 200, body: known };
    if (known && known.revision >= body.revision) return problem(409, 'stale_revision', 'Đã có câu trả lời mới hơn.', { detail: known });
    const kept: Kept = { position: body.position, revision: body.revision, choice: body.choice, receipt: ++this.receipts, saved_ms: this.now() };
    this.answers.set(body.position, kept);
    return { status: 200, body: { position: kept.position, revision: kept.revision, receipt: kept.receipt, saved_ms: kept.saved_ms } };
  }

  private submit(body: any): FakeAnswer {
    if (!this.running()) return problem(410, 'attempt_ended', 'Lượt thi đã kết thúc.');
    const missing = questions.map((x) => x.position).filter((p) => !this.answers.get(p)?.choice.length);
    if (missing.length > 0 && !body.allow_blanks) return problem(409, 'blanks_left', 'Còn câu chưa trả lời.', { detail: { missing } });
    this.end(this.now());
    return this.outcome();
  }

  private end(at: number): void {
    this.attempt = { ...this.attempt!, ended_ms: at, state: 'ended' };
  }

  private outcome(): FakeAnswer {
    if (!this.attempt) return problem(404, 'attempt_not_found', 'Không có lượt thi này.');
    this.running();
    const a = this.attempt;
    const answered = [...this.answers.values()].filter((x) => x.choice.length > 0).length;
    const outcome: Outcome = {
      attempt: { ...a, ended_by: a.ended_ms === a.deadline_ms ? 'deadline' : 'submit', duration_ms: (a.ended_ms ?? this.now()) - a.started_ms, submitted_after_ms: 29_000_000 },
      answered, questions: 15, score: { points: 130, right: 13, of_points: 150 }, rank: { rank: 1284, of: 25_980, as_of_ms: this.now(), provisional: true },
      answers: questions.slice(0, 5).map((x, i) => ({ position: x.position, kind: x.kind, right: false, points: 0, of_points: 10, stem: x.stem, options: x.options, chosen: this.answers.get(x.position)?.choice ?? [], correct: i === 1 ? [0, 1, 2, 3] : [Math.min(1, x.options.length - 1)], explanation: 'Điều 8 quy định việc tiếp nhận hồ sơ không phụ thuộc địa giới hành chính.', legal_basis: 'Điều 8 Nghị định số 118/2025/NĐ-CP' })),
      next: { closes_ms: this.now() + 52 * 3_600_000, results: 'not_yet' }, valid: true,
    };
    return { status: 200, body: outcome };
  }

  private result(id: string, q: URLSearchParams): FakeAnswer {
    if (id !== roundIds.published) return problem(404, 'result_not_published', 'Kết quả chưa được công bố.');
    const c = contest(this.now());
    const offset = Number(q.get('offset') ?? 0);
    const all = resultRows().filter((r) => !q.get('q') || r.receipt === q.get('q')).filter((r) => !q.get('group') || r.group_id === q.get('group'));
    return {
      status: 200,
      body: {
        round: c.rounds[0], contest: c, groups, result_id: 'res1', number: 1, code: '7F3A-91C2', digest: '7f3a91c2d8e4b6a01f7c3e5d92b8467a0c1d3e5f7a9b2c4d6e8f0a1b3c5d7e9f', rules_version: 3, published_ms: this.now() - 7 * 86_400_000, reason: '',
        participants: 25_980, attempts: 27_114, seed: '9d2f', truths: [{ scope: 'Toàn đợt', target: 'all_right', value: 987 }],
        units: [{ name: 'Tỷ lệ tham gia', name_en: 'Participation', rows: unitRows }], total: all.length, offset, rows: all.slice(offset, offset + Number(q.get('limit') ?? 50)),
      },
    };
  }
}
