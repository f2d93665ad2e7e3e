/**
 * The wire: what the server says and hears under /api/v1. The Go side is
 * `internal/web/wire_*.go`; the OpenAPI document is made from it.
 *
 * Times are milliseconds since 1970 on the server's clock (`…_ms`), days are
 * "YYYY-MM-DD", ids are UUIDs. Lists are never null. A field that may be
 * missing is marked `?`.
 */

/** RFC 9457 problem details; `code` is stable, `title` is in the caller's language (Accept-Language). */
export interface Problem {
  type: string; title: string; status: number; code: string; instance?: string;
  fields?: { name: string; code: string; message: string }[];
  detail?: Record<string, unknown>;
}

export interface Page<T> { items: T[]; total: number; offset: number; limit: number }

// ─── Public and contestant ────────────────────────────────────────────────

/** GET /time (also the header `Server-Time-Ms` on every API answer) */
export interface Time { now_ms: number }

export type RoundState = "draft" | "scheduled" | "open" | "closed" | "locked" | "approved" | "published";
export interface Group { id: string; name: string; name_en: string }

export interface FieldSpec {
  key: string; label: string; label_en: string; kind: "text" | "number" | "date" | "select";
  required: boolean; options: string[];
}
/** What registration asks. The access code itself never leaves the server. */
export interface PublicRegistration {
  contact: "either" | "phone" | "email" | "both"; unit_required: boolean; has_units: boolean; ask_birth_date: boolean;
  min_age: number; max_age: number; guardian_under: number; fields: FieldSpec[]; access_code: boolean;
  consent: { version: number; text: string; text_en: string };
}
export interface RoundBrief {
  id: string; number: number; name: string; name_en: string; state: RoundState;
  opens_ms: number; closes_ms: number;
  questions: number; limit_ms: number; attempts: { limit: number; per: "round" | "day" | "week" | "contest" };
  prediction: boolean; board: "hidden" | "ended" | "running"; published: boolean;
}
/** GET /contests → {items: ContestBrief[]} */
export interface ContestBrief { id: string; slug: string; name: string; name_en: string; organiser: string; demo: boolean }
/** GET /contests/{slug} */
export interface PublicContest extends ContestBrief {
  intro: string; intro_en: string; time_zone: string; groups: Group[]; registration: PublicRegistration;
  rounds: RoundBrief[]; contestants: number;
}
/** GET /contests/{slug}/units?q=&limit=20 → {items: UnitHit[]}; q matches with and without diacritics, aliases too */
export interface UnitHit { id: string; name: string; path: string[]; block: string; alias?: string }

/** POST /contests/{slug}/contestants → Me (201; sets the cookie). Errors: fields[] with names as here. */
export interface Register {
  name: string; phone?: string; email?: string; unit_id?: string; group_id: string; birth_date?: string;
  fields: Record<string, string>; access_code?: string; consent: boolean; consent_version: number;
  guardian?: { name: string; phone: string; relation: string; consent: boolean };
}
/** GET /contests/{slug}/me (401 not_signed_in) · DELETE /contests/{slug}/me = sign out on this device (204) */
export interface Me {
  id: string; name: string; phone_masked: string; email_masked: string; group_id: string;
  unit?: { id: string; name: string; path: string[] };
  attempts: MyAttempt[];
}
export interface MyAttempt {
  id: string; round_id: string; number: number; started_ms: number; deadline_ms: number; ended_ms?: number;
  receipt: string; state: "running" | "ended";
}
/** POST /contests/{slug}/login-codes {contact} → CodeSent (always 202, whether the contact is known or not) */
export interface CodeSent { sent_to: string; expires_ms: number; demo_code?: string }
/** POST /contests/{slug}/logins {contact, code} → {contestants: [...]} more than one when a phone is shared; then again with contestant_id. */
export interface Login { contact: string; code: string; contestant_id?: string }
export interface LoginResult { me?: Me; choose: { id: string; name_masked: string; unit: string }[] }

/** GET /rounds/{id} */
export interface PublicRound extends RoundBrief {
  contest: ContestBrief; groups: Group[]; layout: "one" | "all"; revise: boolean; per_question_ms: number; grace_ms: number;
  blanks: "zero" | "invalid"; prediction_rule?: { target: "all_right" | "participants"; tally: "people" | "attempts"; scope: "round" | "group" };
  show_score: Moment; show_answers: Moment;
  figures: { started: number; ended: number; participants: number };
  mine?: { attempts: MyAttempt[]; left: number | null; may_start: boolean; why_not?: string /* error code */ };
}
export type Moment = "never" | "submitted" | "closed" | "published";

/** GET /contests/{slug}/rules and GET /rounds/{id}/rules?lang=vi|en: the thể lệ, made from the rules' data */
export interface RulesPage { title: string; organiser: string; rules_version: number; sections: { heading: string; paragraphs: string[]; items: string[]; table?: { head: string[]; rows: string[][] } }[] }

/** POST /rounds/{id}/attempts (201 new, 200 the one already running) · GET /rounds/{id}/attempts/current (404 attempt_not_found) */
export interface Taking {
  attempt: { id: string; number: number; started_ms: number; deadline_ms: number; receipt: string; ended_ms?: number };
  token: string; now_ms: number; layout: "one" | "all"; revise: boolean; per_question_ms: number; grace_ms: number;
  blanks: "zero" | "invalid"; prediction?: { target: "all_right" | "participants"; tally: "people" | "attempts"; scope: "round" | "group"; value?: number };
  questions: TakingQuestion[];
}
/** With per_question_ms > 0 a question not yet opened has stem "" and options []: POST /attempts/{id}/openings {position} → TakingQuestion */
export interface TakingQuestion {
  position: number; kind: Kind; stem: string;
  options: string[]; // choices; of an ordering its items, of a matching its left sides
  rights?: string[]; // right sides of a matching
  later?: boolean; // the nearest answer wins: points come with the result
  media?: Medium[]; pictures?: Medium[]; // of the stem; of the options in their order (url "": none)
  formulas?: QuestionFormula[];
  opened_ms?: number; /** when per_question_ms > 0 */
  answer?: { revision: number; choice: number[]; text?: string; receipt: number; saved_ms: number };
}
export type Kind = "single" | "multiple" | "truefalse" | "shorttext" | "numeric" | "ordering" | "matching";
/** GET url: immutable, unguessable, given out with a paper only */
export interface Medium { url: string; type: string; alt: string; width: number; height: number }
/** POST /attempts/{id}/answers, header Authorization: Bearer <token>. revision = last known + 1. choice = shown indexes;
 *  of an ordering its items in the order given, of a matching the right side of each left one or -1. text: a short text, or a number with a point. */
export interface AnswerPost { position: number; revision: number; choice: number[]; text?: string }
export interface AnswerSaved { position: number; revision: number; receipt: number; saved_ms: number }
/** 409 stale_revision has detail {revision, choice, text, receipt, saved_ms} of the newest answer.
 *  Other codes: token_invalid 401, token_expired 401, other_attempt 403, position_not_in_paper 422, option_out_of_range 422,
 *  too_many_options 422, answer_kind 422, answer_too_long 422, answer_not_number 422, answer_order_incomplete 422, answer_pairs_invalid 422, revision_invalid 422, answer_locked 409, answer_late 410, attempt_ended 410, journal_full 503 + Retry-After */

/** PUT /attempts/{id}/prediction (Bearer) {value} → {value} */
export interface PredictionPut { value: number }
/** POST /attempts/{id}/submission (Bearer) {allow_blanks} → Outcome; 409 blanks_left {detail:{missing:number[]}} */
export interface Submission { allow_blanks: boolean }
/** GET /attempts/{id}/outcome (cookie or Bearer) */
export interface Outcome {
  attempt: MyAttempt & { ended_by: "submit" | "deadline"; duration_ms: number; submitted_after_ms: number };
  answered: number; questions: number;
  score?: { points: number; right: number; of_points: number; later?: number /* questions whose points come with the result */ };
  rank?: { rank: number; of: number; as_of_ms: number; provisional: true };
  official?: { rank: number; group_rank: number; of: number; explain: string; prize: string; result_id: string };
  answers?: OutcomeAnswer[];
  next: { closes_ms: number; results: "not_yet" | "published" };
  valid: boolean; // false: blanks under a rule that wants complete papers
}

/** A question with its key. chosen and correct are shown indexes as in AnswerPost; correct of an ordering is its right order. */
export interface OutcomeAnswer {
  position: number; kind: Kind; stem: string; options: string[]; rights?: string[]; media?: Medium[]; pictures?: Medium[]; formulas?: QuestionFormula[];
  chosen: number[]; correct: number[]; text?: string; accepted?: string[]; numbers?: RightNumber[]; later?: boolean;
  right: boolean; points: number; of_points: number; explanation: string; legal_basis: string;
}
export interface RightNumber { value: string; tolerance?: string }

// ─── Board ───
/** GET /rounds/{id}/board?scope=round|unit|contest&unit=&group=&offset=0&limit=20&q= ; ETag. GET …/board/around (cookie) → {rows: BoardRow[]} */
export interface Board {
  round_id: string; scope: "round" | "unit" | "contest"; unit?: { id: string; name: string };
  version: number; as_of_ms: number; stale_since_ms?: number;
  provisional: boolean; snapshot?: string; // short code when frozen or official
  total: number; offset: number; rows: BoardRow[];
  figures: { started: number; ended: number; participants: number };
}
export interface BoardRow { rank: number; id: string; name: string; unit: string; group_id: string; points: number; time_ms: number; me?: boolean }
/** GET /rounds/{id}/board/stream (SSE): event "board" with a Board of the top rows, complete each time; "bye" {retry_ms} before a restart. Query as for board (scope, unit). */
/** GET /rounds/{id}/units?ranking=0 → UnitBoard (live: provisional) */
export interface UnitBoard {
  round_id: string; provisional: boolean; as_of_ms: number;
  rankings: { index: number; name: string; name_en: string; within_blocks: boolean }[]; ranking: number;
  rows: UnitBoardRow[];
}
export interface UnitBoardRow { rank: number; unit_id: string; name: string; block: string; headcount: number; participants: number; ratio?: number; mean: number; top_mean: number; winners: number }

// ─── Result ───
/** GET /rounds/{id}/result?offset=&limit=&group=&q= (404 result_not_published). q: a receipt, or a phone number in full */
export interface PublicResult {
  round: RoundBrief; contest: ContestBrief; groups: Group[];
  result_id: string; number: number; publication: number; code: string; digest: string; rules_version: number; published_ms: number; reason: string;
  participants: number; attempts: number; seed: string; truths: { scope: string; target: string; value: number }[];
  units: { name: string; name_en: string; within_blocks: boolean; rows: UnitBoardRow[] }[];
  total: number; offset: number; rows: ResultRow[];
}
export interface ResultRow {
  position: number; rank: number; group_rank: number; name: string; unit: string; group_id: string; points: number; right: number; questions: number;
  prediction?: number; prediction_error?: number; duration_ms: number; submitted_after_ms: number; receipt: string; prize: string; explain: string; excluded: string;
}

/** GET /qr.svg?text=<path on this site> → image/svg+xml */

// ─── Desk (staff), under /api/v1/desk, cookie session, header `X-CSRF-Token` on changes (value from Session.csrf) ───────────

export type Role = "admin" | "organiser" | "author" | "reviewer" | "auditor" | "producer";
/** POST /desk/session {email,password,code?} → Session (401 credentials_wrong, totp_needed, totp_wrong) · GET · DELETE */
export interface Session { id: string; email: string; name: string; grants: { role: Role; contest_id?: string }[]; rights: string[]; totp: boolean; csrf: string }
/** POST /desk/totp → {secret, uri, qr_svg}; PUT /desk/totp {code} turns it on; DELETE /desk/totp {code}; PUT /desk/password {old,new} */
export interface TotpSetup { secret: string; uri: string; qr_svg: string }

/** GET /desk/contests → {items: DeskContest[]}; POST /desk/contests ContestEdit → DeskContest; GET/PUT /desk/contests/{id} (PUT carries version; 409 stale_version) */
export interface ContestEdit {
  slug: string; name: string; name_en: string; organiser: string; intro: string; intro_en: string; time_zone: string;
  registration: DeskRegistration; groups: Group[]; masking: "none" | "initials" | "phone"; version: number;
}
export interface DeskRegistration extends Omit<PublicRegistration, "access_code" | "has_units"> { access_code: string }
export interface DeskContest extends ContestEdit { id: string; demo: boolean; created_ms: number; counts: { units: number; contestants: number; rounds: number; banks: number; questions: number } }

/** GET /desk/presets → {items: Preset[]} */
export interface Preset { id: string; name: string; name_en: string; summary: string; summary_en: string; source: string; rules: Rules; groups: Group[]; registration?: Partial<DeskRegistration> }
/** POST /desk/contests/from-preset {preset, slug, name, organiser} → DeskContest (groups, registration as the preset says) */

/** Rules as data: mirrors contest.Rules. Durations in ms. */
export interface Rules {
  preset: string;
  attempts: { limit: number; per: "round" | "day" | "week" | "contest"; counts: "only" | "best" | "best_earliest" | "best_shortest" | "last" };
  paper: { sources: { group: string; bank_id: string; lines: { topic: string; level: number; count: number; points: number }[] }[];
    shuffle_questions: boolean; shuffle_options: boolean; layout: "one" | "all"; revise: boolean; points: number };
  time: { limit_ms: number; per_question_ms: number; grace_ms: number; blanks: "zero" | "invalid" };
  prediction?: { target: "all_right" | "participants"; tally: "people" | "attempts"; scope: "round" | "group" };
  ranking: { criteria: ("points" | "right" | "prediction_error" | "duration" | "submitted" | "draw")[]; ties: "shared" | "dense" };
  units: { name: string; name_en: string; criteria: ("participants" | "ratio" | "mean" | "top_mean" | "winners")[]; top_k: number; floor: number; within_blocks: boolean; group: string }[];
  show: { score: Moment; answers: Moment; board: "hidden" | "ended" | "running" };
  prizes: { name: string; name_en: string; group: string; from: number; to: number; value: string }[];
}

/** Units: GET /desk/contests/{id}/units → {items: DeskUnit[]} (whole tree, in order) · POST …/units adds one · PUT /desk/contests/{id}/units/{unit} · POST …/units/import?dry_run=true (multipart file) → UnitImport */
export interface DeskUnit { id: string; parent_id?: string; name: string; kind: string; block: string; headcount: number; valid_from?: string; valid_to?: string; aliases: string[]; participants: number }
export interface UnitImport { dry_run: boolean; rows: number; added: number; changed: number; unchanged: number; missing: number; problems: { row: number; column: string; severity: "error" | "warning"; code: string; message: string }[] }

/** Barred: GET/POST /desk/contests/{id}/barred, DELETE /desk/contests/{id}/barred/{barred} */
export interface BarredRow { id: string; name: string; phone: string; email: string; reason: string }

/** Rounds: GET /desk/contests/{id}/rounds → {items: DeskRound[]}; POST {number?,name,name_en,opens_ms,closes_ms,rules}; GET/PUT /desk/rounds/{id} (rules_version for 409 stale_version; PUT may carry reason: a round that runs closes later only with one) */
export interface RoundEdit { name: string; name_en: string; opens_ms: number; closes_ms: number; rules: Rules; rules_version: number }
export interface DeskRound extends RoundEdit {
  id: string; contest_id: string; number: number; state: RoundState; seed: string;
  transitions: { from: RoundState; to: RoundState; by: string; at_ms: number; reason: string }[];
  next: { to: RoundState; allowed: boolean; why_not?: string }[];
  figures: { started: number; ended: number; participants: number };
  problems: { path: string; code: string; message: string }[]; // what keeps it from being scheduled
}
/** POST /desk/rounds/check RoundEdit & {contest_id} → {problems, page: RulesPage} (validates without saving) · POST /desk/rounds/{id}/transitions {to, reason} → DeskRound
 *  draft→scheduled, scheduled→draft (before opening), open→closed (early, reason), closed→locked (computes the result), locked→closed (reason), locked→approved (second person), approved→published, published→locked (republish, reason) */

/** GET /desk/rounds/{id}/overview → Overview; GET /desk/rounds/{id}/overview/stream (SSE "overview", ≤ 1/s) */
export interface Overview {
  now_ms: number; state: RoundState; started: number; ended: number; running: number; participants: number; contestants: number;
  answers_per_s: number; watchers: number; shed_level: number; redis: "ok" | "away"; board_stale_since_ms?: number; synthetic: number;
  timeline: { t_ms: number; started: number; ended: number }[]; // about 60 buckets over the round so far
  scores: { points: number; count: number }[];
  bands: { label: "100" | "75" | "25" | "0"; count: number }[];
  units: { unit_id: string; name: string; block: string; participants: number; headcount: number }[]; // top 20 by participants
  groups: { group_id: string; participants: number; all_right: number }[];
}

/** Banks: GET /desk/contests/{id}/banks → {items: DeskBank[]}; POST {name}; PUT /desk/banks/{bank} {name, topics} */
export interface DeskBank { id: string; name: string; topics: { id: string; name: string; name_en: string }[]; counts: Record<"draft" | "in_review" | "approved" | "retired", number>; by_topic: { topic: string; level: number; approved: number }[]; sealed: number; expired: number }
/** GET /desk/banks/{bank}/questions?q=&state=&topic=&level=&kind=&expired=&on=&offset=&limit= → Page<DeskQuestion>; POST QuestionEdit → DeskQuestion;
 *  GET /desk/questions/{id} → DeskQuestion & {versions: DeskQuestionVersion[], reviews: Review[], comments: DeskComment[]}; PUT /desk/questions/{id} QuestionEdit (version = current number; 409 stale_version);
 *  POST /desk/questions/{id}/reviews {to, comment} (reviewer ≠ author: 403 second_person_needed); POST /desk/banks/{bank}/reviews {ids, to, comment} → {done, refused:[{id,code}]} */
export interface QuestionEdit extends QuestionKey { kind: Kind; stem: string; options: string[]; correct: number[]; pin_last: boolean; topic: string; level: number; explanation: string; legal_basis: string; source: string; as_of?: string; valid_until?: string; version: number }
/** What a question has beyond choices. POST /desk/banks/{bank}/media (multipart file) → QuestionMedium; GET /media/{id} */
export interface QuestionKey {
  tv_text?: string; accepted?: string[]; any_marks?: boolean; numbers?: RightNumber[]; nearest?: boolean;
  pairs?: { left: string; right: string }[]; decoys?: string[]; partial?: boolean; media?: QuestionMedium[]; option_media?: QuestionMedium[]; formulas?: QuestionFormula[];
}
/** How a part of the texts is drawn: text is how it stands there, mathml one math element. */
export interface QuestionFormula { text: string; mathml: string }
export interface QuestionMedium { id: string; type: string; alt: string; width: number; height: number }
export interface DeskQuestion extends QuestionEdit { id: string; number: number; external_id: string; state: "draft" | "in_review" | "approved" | "retired"; secrecy: "" | "sealed" | "engine"; created_by: string; created_by_name: string; updated_ms: number }
export interface DeskQuestionVersion extends QuestionEdit { created_by_name: string; created_ms: number }
export interface Review { from: string; to: string; by: string; comment: string; at_ms: number }
/** Threads: POST /desk/questions/{id}/comments {parent?, body} → DeskComment; PUT /desk/comments/{id} {resolved} → DeskComment */
export interface DeskComment { id: string; parent?: string; version: number; by: string; body: string; at_ms: number; resolved_ms?: number; resolved_by?: string }
/** Read-only links: GET /desk/banks/{bank}/previews → {items: DeskPreview[]}; POST {question?, name, with_key, expires_ms} → PreviewMade (the token is told once); DELETE /desk/previews/{id}.
 *  The page is /preview#token; POST /previews {token} → PreviewPage (404 preview_gone) */
export interface DeskPreview { id: string; question?: string; name: string; with_key: boolean; by: string; created_ms: number; expires_ms: number; revoked_ms?: number; opened: number; opened_ms?: number }
export interface PreviewMade extends DeskPreview { token: string }
export interface PreviewPage { name: string; bank: string; expires_ms: number; with_key: boolean; items: OpenQuestion[] }
/** A question as somebody outside may read it; the key and what explains it only where answers are shown, as in OutcomeAnswer.
 *  Without answers the items of an ordering and the right sides of a matching stand in alphabetical order. */
export interface OpenQuestion {
  id: string; number: number; kind: Kind; stem: string; options: string[]; rights?: string[]; media?: Medium[]; pictures?: Medium[]; formulas?: QuestionFormula[]; topic: string; level: number;
  correct?: number[]; accepted?: string[]; numbers?: RightNumber[]; explanation?: string; legal_basis?: string; source?: string;
}
/** What the public may read and practise on. Desk: GET /desk/contests/{id}/open-banks → {items: DeskOpenBank[]}; POST /desk/banks/{bank}/open-banks OpenBankEdit; PUT /desk/open-banks/{id} {bank_id} & OpenBankEdit; DELETE.
 *  Public: GET /contests/{slug}/open-banks → {items: OpenBankBrief[]}; GET /open-banks/{id}?q=&topic=&offset=&limit= → OpenBankPage;
 *  GET /open-banks/{id}/practice?topic=&n= → Practice; POST /open-banks/{id}/checks PracticeCheck → OutcomeAnswer, of_points being the parts of the question (403 no_answers_published, 409 practice_changed) */
export interface OpenBankEdit { title: string; title_en: string; topics: string[]; readable: boolean; practice: boolean; with_answers: boolean; opens_ms: number; closes_ms?: number }
export interface DeskOpenBank extends OpenBankEdit { id: string; bank_id: string; questions: number }
export interface OpenBankBrief { id: string; title: string; title_en: string; readable: boolean; practice: boolean; with_answers: boolean; closes_ms?: number; questions: number }
export interface OpenBankPage extends OpenBankBrief { topics: { id: string; name: string; name_en: string }[]; items: OpenQuestion[]; total: number; offset: number; limit: number }
export interface Practice extends OpenBankBrief { topics: { id: string; name: string; name_en: string }[]; seed?: string; items: PracticeQuestion[] }
export interface PracticeQuestion extends TakingQuestion { id: string; version: number; topic: string; level: number }
/** choice and text as in AnswerPost; both empty only ask for the key. version and seed as they came. */
export interface PracticeCheck { question: string; version: number; seed: string; choice: number[]; text?: string }

/** Sealed sets: GET /desk/banks/{bank}/seals → {items: DeskSeal[]}; POST SealPost → DeskSeal; POST /desk/seals/{id}/release {passphrase} → DeskSeal (the second person's part opens it);
 *  GET/PUT /desk/release-key {password, passphrase} → {key?: ReleaseKey}; GET /desk/contests/{id}/key-holders → {items: ReleaseKey[]};
 *  GET /desk/contests/{id}/seals-ahead → {items: SealAhead[]}: in the way of rounds of the next 24 hours */
export interface ReleaseKey { staff_id: string; name: string; fingerprint: string; since_ms: number }
export interface SealPost { name: string; topics: string[]; level: number; mode: "people" | "time"; holders: string[]; opens_ms?: number }
export interface DeskSeal { id: string; name: string; mode: "people" | "time"; state: "sealed" | "released"; questions: number; opens_ms?: number; holders: SealHolder[]; created_by_name: string; created_ms: number; released_ms?: number; copies?: number }
export interface SealHolder { staff_id: string; name: string; given_ms?: number }
export interface SealAhead { seal: DeskSeal; bank_id: string; round_id: string; round_name: string; opens_ms: number }
/** GET /desk/contests/{id}/question-readings?bank=&question=&offset=&limit= → Page<QuestionReading>: who read what no paper had held */
export interface QuestionReading { id: number; at_ms: number; by: string; ip: string; bank_id: string; bank_name: string; how: "list" | "open" | "import" | "preview" | "export" | "air"; numbers: number[] }

/** Import: POST /desk/banks/{bank}/imports (multipart file) → ImportDraft; GET /desk/imports/{id}; PUT /desk/imports/{id}/items/{index} ImportItemEdit → ImportItem; POST /desk/imports/{id}/confirm {skip_blocked:true} → {added, changed, unchanged, skipped}; POST /desk/imports/{id}/undo → ImportDraft (409 import_used) */
/** POST /desk/banks/{bank}/imports/stream (multipart file) → text/event-stream: progress ImportProgress, then draft ImportKept or problem Problem; GET /desk/imports/{id}/report.xlsx · corrected.xlsx */
export interface ImportProgress { percent: number }
export interface ImportKept { id: string }
export interface ImportDraft { id: string; file: string; format: string; state: "read" | "done" | "undone"; items: ImportItem[]; problems: ImportProblem[]; counts: { questions: number; blocked: number; warnings: number } }
export interface ImportProblem { where: string; severity: "error" | "warning"; code: string; message: string; index?: number }
export interface ImportItem extends ImportItemEdit { index: number; number: number; where: string; key_found_by: string; blocked: boolean; problems: ImportProblem[]; source_text: string }
export interface ImportItemEdit extends QuestionKey { kind: string; stem: string; options: string[]; correct: number[]; pin_last: boolean; topic: string; level: number; explanation: string; legal_basis: string; skip: boolean }

/** Contestants: GET /desk/contests/{id}/contestants?q=&unit=&group=&flag=&offset=&limit= → Page<DeskContestant>; GET /desk/contestants/{id} → DeskContestant with attempts: DeskAttempt[] in place of their number; PUT /desk/contestants/{id} {extra_time_percent, reason} */
export interface DeskContestant { id: string; name: string; phone: string; email: string; group_id: string; unit: string; birth_date?: string; fields: Record<string, string>; created_ms: number; consent_version: number; guardian?: { name: string; phone: string; relation: string }; extra_time_percent: number; synthetic: boolean; duplicates: ("phone" | "email" | "device" | "name")[]; barred: boolean; attempts: number }
export interface DeskAttempt { id: string; round_id: string; round_name: string; number: number; started_ms: number; ended_ms?: number; ended_by: string; points: number; right: number; answered: number; questions: number; receipt: string }

/** Results: GET /desk/rounds/{id}/results → {items: DeskResult[]} (newest first); GET /desk/results/{id}/rows?offset=&limit=&q=&group=&flag= → Page<DeskResultRow> */
export interface DeskResult { id: string; number: number; code: string; digest: string; rules_version: number; computed_ms: number; computed_by: string; approved_ms?: number; approved_by: string; published_ms?: number; published_by: string; reason: string; participants: number; attempts: number; truths: { scope: string; target: string; value: number }[]; flags_open: number }
export interface DeskResultRow extends ResultRow { contestant_id: string; full_name: string; flags: string[] }
/** GET /desk/rounds/{id}/disqualifications → {items: Disqualification[]}; GET /desk/rounds/{id}/flags → {items: Flag[]}; POST /desk/flags/{id} {verdict: "kept"|"disqualified", reason};
 *  POST /desk/rounds/{id}/disqualifications {contestant_id, reason} asks; POST /desk/rounds/{id}/disqualifications/{contestant}/confirm by a second person; DELETE lifts */
export interface Flag { id: string; contestant_id: string; name: string; unit: string; kind: "same_phone" | "same_email" | "same_device" | "barred_name" | "too_fast"; evidence: Record<string, unknown>; others: { id: string; name: string; unit: string }[]; verdict: "" | "kept" | "disqualified"; settled_by: string }
export interface Disqualification { contestant_id: string; name: string; unit: string; reason: string; by: string; at_ms: number; confirmed_by: string }
/** GET /desk/rounds/{id}/items → {items: DeskItem[]} (closed rounds); GET /desk/rounds/{id}/item-alarms → {items: DeskItemAlarm[]}; POST /desk/item-alarms/{id} {reason} */
export interface DeskItem { question_id: string; bank_id: string; number: number; version: number; stem: string; seen: number; answered: number; right: number; facility: number; discrimination: number; correlation?: number; group: number; first_ms: number; median_ms: number; third_ms: number; least: number; options: DeskItemOption[]; units: DeskItemUnit[]; notes: DeskItemNote[] }
export interface DeskItemOption { text: string; right: boolean; chosen: number; upper: number; lower: number; idle: boolean }
export interface DeskItemUnit { name: string; seen: number; right: number; few: boolean }
export interface DeskItemNote { code: "suspect_key" | "negative" | "too_hard" | "too_easy" | "weak" | "idle" | "omitted" | "few"; options: number[] }
/** GET /desk/questions/{id}/figures → {items: DeskItemRecord[]} (locked rounds, the oldest first) */
export interface DeskItemRecord { round_id: string; round_number: number; round_name: string; closed_ms: number; version: number; seen: number; answered: number; right: number; facility: number; discrimination: number; correlation?: number; median_ms: number; few: boolean; notes: DeskItemNote[] }
export interface DeskItemAlarm { id: string; question_id: string; bank_id: string; number: number; stem: string; kind: "right_rate" | "response_time"; at_ms: number; before: number; recent: number; before_rate: number; recent_rate: number; before_ms: number; recent_ms: number; dismissed_ms?: number; dismissed_by: string; reason: string }
/** GET /desk/banks/{id}/export/check?format=… : what a file would hold and lose. GET /desk/banks/{id}/export?format=xlsx|docx|paper|gift|moodle-xml|qti30|json with the list's filters; paper: codes, first, seed, fixed, key=none|end|only, title, event, organiser, minutes */
export interface DeskBankFile { questions: number; left_out: number; losses: DeskFileLoss[] }
export interface DeskFileLoss { code: string; left_out: boolean; message: string; numbers: number[] }
/** Exports: GET /desk/rounds/{id}/export.xlsx · .csv?sheet=rows|units|bands (provisional while running, and says so) */

/** Staff: GET /desk/staff → {items: StaffRow[]}; POST {email,name,password,grants}; PUT /desk/staff/{id} {name,active,grants,password?}; DELETE /desk/staff/{id}/sessions */
export interface StaffRow { id: string; email: string; name: string; active: boolean; totp: boolean; grants: { role: Role; contest_id?: string }[]; sessions: number }
/** GET /desk/audit?contest=&q=&actions=&offset=&limit= → Page<AuditRow> */
export interface AuditRow { id: number; at_ms: number; actor: string; actor_kind: string; ip: string; action: string; subject: string; subject_name: string; before?: unknown; after?: unknown }
