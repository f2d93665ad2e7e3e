/**
 * The wire of the producer's desk: under /api/v1, cookie session, header
 * `X-CSRF-Token` on changes. The Go side is `internal/web/wire_desk_air.go`
 * over the service `broadcast.Control`. What an output page itself is told is
 * in `tv/wire.ts`.
 *
 * Right `run_air` for every change, `read` for looking (roles admin,
 * organiser, producer; an auditor only looks). Previews in the desk are the
 * page itself in a frame: `/tv/o/{output}?bus=pvw` and `…?bus=pgm`, let in by
 * the desk's session, no token needed.
 */
import type { Layer, Shown, Template, Theme } from '../../tv/wire';

// ─── The whole state ──────────────────────────────────────────────────────

/** GET /desk/contests/{id}/air → Air; GET …/air/stream (SSE "air", whole state, at most 4 a second, only when changed; "bye" {retry_ms}) */
export interface Air {
  now_ms: number; outputs: AirOutput[]; rundowns: AirRundown[]; themes: AirTheme[]; tokens: AirToken[];
  freezes: Freeze[]; rehearsal?: Rehearsal; suggestions: Suggestion[]; builds: AirBuild[] /* the one that started last first */; present: AirPresent[];
  rounds: { id: string; number: number; name: string; state: string; snapshot?: string /* code of the newest result */; frozen: boolean }[];
}
/** Who has the desk's stream open now, at any server, by name; gone 25 s after it closed. */
export interface AirPresent { id: string; name: string }
/** Answers "what is on it": `program` and `preview` are as an output page is told, per layer. */
export interface AirOutput {
  id: string; name: string; raster: { w: number; h: number }; theme: string; delay_ms: number; lang: "vi" | "en"; rehearsal: boolean; build: string; build_before: string /* the one to go back to; "": none */;
  rev: number; panic: boolean; last_by: string; last_ms: number;
  program: Partial<Record<Layer, AirShown>>; preview: Partial<Record<Layer, AirShown>>; locks: AirLock[];
  on_glass: { inst: string; rev: number; at_ms: number }[]; // newest revision that each instance has painted
  health: AirHealth[];
}
/** `steps` and `pages` say how far step and page can go; `auto` is the speed of a reveal that plays by itself, 0: by hand. */
export interface AirShown extends Shown { label: string; steps: number; step_names: string[] /* of a question: question, answers, distribution, right, explanation; those that do not apply are left out */; pages: number; auto: number; hold: boolean /* the reveal waits for a hand here */ }
export interface AirLock { layer: Layer; by: string /* staff id */; name: string; since_ms: number; beat_ms: number }
/** alarm: "" | "silent" (5 s) | "raster" | "engine" (too old to draw) | "lag" (behind by a revision for 2 s) | "clock" (offset over 1 s) | "build" (did not load the build that its output was put on) | "errors" */
export interface AirHealth {
  inst: string; host: string; engine: string; w: number; h: number; fps: number; rev: number; offset_ms: number; data_age_ms: number; tally: "" | "program" | "preview" | "off";
  errors: number; last_error: string; build: string; age_ms: number; connected: boolean; alarm: string;
}

// ─── Outputs ──────────────────────────────────────────────────────────────

/** POST /desk/contests/{id}/air/outputs → AirOutput (201; 409 output_taken) · PUT /desk/air/outputs/{output} (id stays; 409 output_on_air when `rehearsal` changes while something is cued or on air) → AirOutput · DELETE (204; 409 output_on_air)
 *  id: lower-case letters, digits, hyphens; it stands in the address and is unique in the installation. */
export interface OutputEdit { id: string; name: string; raster: { w: number; h: number }; theme: string; delay_ms: number; lang: "vi" | "en"; rehearsal: boolean }
/** A build of the graphics. An output keeps its own whatever program runs: PUT /desk/air/outputs/{output}/build BuildEdit → AirOutput (404 build_not_found; 409 rev_changed). Its pages load again, once. */
export interface AirBuild { id: string; version: string; first_ms: number; current: boolean /* of the program that answers */ }
export interface BuildEdit { id: string; build: string; expect_rev?: number; reason?: string }

/**
 * POST /desk/air/outputs/{output}/commands → AirAck. The id (UUID) makes a repetition harmless: `repeat` is then true.
 * cue {item} · cue {graphic} (a suggestion, or an item of no rundown) · uncue {layer} · take {layer?} (all that is cued) · out {layer} ·
 * step {layer, to: "next"|"prev"|number} (on program; on preview when the layer has nothing on air) · page {layer, to} ·
 * play {layer, speed 0.25…4} and pause {layer} (reveal) · clear {layer} · clear_all · panic · resume ·
 * lock {layer} (again every 10 s while held; dies after 30) · unlock {layer} · steal {layer}
 * 409 rev_changed {rev, by, at_ms} · 409 layer_locked {by, since_ms} · 409 nothing_cued, not_on_air, panic_on, not_holder · 422 step_out_of_range, layer_unknown, action_unknown
 * 409 item_not_ready with detail {why} and the reason as title; why: board_hidden, result_not_locked, result_not_approved (but for a rehearsal output), result_changed (at a take), question_in_use, question_not_approved, question_too_long, answers_not_shown, no_rows, text_missing, …
 */
export interface AirCommand {
  id: string; action: AirAction; item?: string; graphic?: AirItem; layer?: Layer; to?: "next" | "prev" | number; speed?: number; expect_rev?: number; reason?: string;
}
export type AirAction = "cue" | "uncue" | "take" | "out" | "step" | "page" | "play" | "pause" | "clear" | "clear_all" | "panic" | "resume" | "lock" | "unlock" | "steal";
export interface AirAck { ok: boolean; rev: number; at_ms: number; repeat: boolean }
/** POST /desk/contests/{id}/air/everywhere {id, action: "clear_all"|"panic"|"resume"} → {items: {output, rev, error}[]}: all outputs of the contest at once */
export interface Everywhere { id: string; action: "clear_all" | "panic" | "resume" }
export interface EverywhereAck { output: string; rev: number; error: string }

// ─── Rundowns ─────────────────────────────────────────────────────────────

/** POST /desk/contests/{id}/air/rundowns RundownEdit → AirRundown (201) · PUT /desk/air/rundowns/{rundown} RundownEdit with the version seen (409 stale_version): rename, order, import · DELETE (204).
 *  One item: PUT /desk/air/rundowns/{rundown}/items/{item} AirItem → AirRundown (adds it at the end when it is new) · DELETE …/items/{item} → AirRundown. What is on air keeps what it was when it was cued. */
export interface RundownEdit { name: string; items: AirItem[]; version: number }
export interface AirRundown extends RundownEdit { id: string; ready: ItemReady[] }
export interface ItemReady { item: string; ready: boolean; why_not: string /* code */; reason: string /* in words */ }
/** texts by template: title, subtitle, organiser, name, role, tag, label, items (a line each), text, figure, note, ends_at (ms) or minutes, image, url, kind, explain, gap.
 *  Texts left out are filled from the data (a round's name, a unit's). Empty ids in `binding` mean "the contest". */
export interface AirItem { id: string; label: string; template: Template; layer: Layer; binding: AirBinding; text: Record<string, string>; out: { rule: "manual" | "ttl" | "after"; ms: number }; notes: string }
/** board: leaderboard, ribbon, spotlight, versus (contestant_ids) · units: unitboard, participation, versus (unit_ids) · figures: figures, bug ·
 *  question: question (round_id gives distribution and number) · result: leaderboard, ribbon, podium, spotlight, unitboard of the locked result · reveal: reveal · round: countdown, timer, title, join.
 *  show: which board ("auto": official when published, frozen when frozen, else live). */
export interface AirBinding {
  source: "none" | "board" | "units" | "figures" | "question" | "result" | "reveal" | "round";
  round_id?: string; unit_id?: string; group?: string; ranking?: number; rows?: number; question_id?: string; contestant_ids?: string[]; unit_ids?: string[];
  optimism?: "normal" | "optimistic" | "pessimistic"; from_rank?: number; pause_ranks?: number[]; number?: number; of?: number;
}
/** POST /desk/contests/{id}/air/check AirItem → ItemReady, and GET /desk/air/questions?contest=&q=… is the bank's own list (/desk/banks/{bank}/questions) */

/** GET /desk/air/outputs/{output}/still?item=&step=&page= → Still: an item as it would be on air there, by the rules of a cue (409 item_not_ready, 422 step_out_of_range); of a reveal only step 0. The browser draws it. */
export interface Still { shown: Shown; steps: number; step_names: string[]; pages: number }

// ─── Reveal ───────────────────────────────────────────────────────────────

/** GET /desk/air/outputs/{output}/reveal?layer=full → RevealScript of what is cued or on air there (409 not_on_air). For the desk and the presenter only. */
export interface RevealScript { item: string; snapshot: string; step: number; auto: number; steps: RevealStep[] }
export interface RevealStep { n: number; kind: "intro" | "row" | "tie" | "award" | "podium" | "pause" | "end"; prize: string; rank: number; names: string[]; hold: boolean; ms: number /* how long it stands when it plays by itself */ }

// ─── Freeze ───────────────────────────────────────────────────────────────

/** POST /desk/rounds/{id}/freeze {reason} → Freeze (201; 409 already_frozen, board_hidden) · POST /desk/rounds/{id}/unfreeze {reason} → Freeze (409 not_frozen; 409 reveal_first once the round has closed and is not published)
 *  GET /desk/rounds/{id}/air-board?limit=20 → AirBoards: both, side by side */
export interface Freeze { id: string; round_id: string; code: string; digest: string; at_ms: number; by: string; reason: string; rows: number; lifted_ms: number; lifted_by: string }
export interface AirBoards { live: AirBoard; frozen?: AirBoard }
export interface AirBoard { as_of_ms: number; snapshot: string; total: number; rows: { rank: number; id: string; name: string; unit: string; points: number; time_ms: number }[] }

// ─── Data desk ────────────────────────────────────────────────────────────

/** What the picture says instead of the data: GET /desk/contests/{id}/air/corrections → {items: Correction[]} · POST CorrectionEdit → Correction (201; 422 reason_needed) ·
 *  POST /desk/air/corrections/{correction}/undo → Correction (409 already_undone) · POST /desk/contests/{id}/air/undo → Correction (the newest that stands; 409 nothing_to_undo).
 *  contestant: name, sub, hidden ("1": leaves boards and the reveal's list) · unit: name · question: stem. Points are never corrected here: a result is judged, not painted. */
export interface CorrectionEdit { kind: "contestant" | "unit" | "question"; target: string; field: "name" | "sub" | "hidden" | "stem"; value: string; reason: string }
export interface Correction extends CorrectionEdit { id: string; before: string; by: string; at_ms: number; undone_ms: number; undone_by: string }

// ─── Log, tokens, themes, suggestions, rehearsal ──────────────────────────

/** GET /desk/contests/{id}/air/log?output=&offset=&limit= → Page<AsRun>, the newest first; GET …/air/log.csv is all of it, the oldest first */
export interface AsRun {
  n: number; at_ms: number; timecode: string /* HH:MM:SS:FF at 25, UTC */; actor: string; action: string; output: string; layer: string; item: string; label: string; template: string; rev: number;
  data_hash: string; reason: string; sent_ms: number; acks: { inst: string; received_ms: number; glass_ms: number }[];
}
/** POST /desk/contests/{id}/air/tokens TokenEdit → TokenMade (201; the secret is shown once) · DELETE /desk/air/tokens/{token} revokes (204). hint: the last 4 letters. */
export interface TokenEdit { class: "view" | "feed" | "ctl" | "mc"; name: string; output: string /* "": all of the contest */; expires_ms: number /* 0: never */ }
export interface TokenMade { token: AirToken; secret: string; urls: { label: string; url: string }[] }
export interface AirToken { id: string; class: "view" | "feed" | "ctl" | "mc"; name: string; output: string; hint: string; created_ms: number; created_by: string; expires_ms: number; revoked_ms: number; last_used_ms: number }
/** PUT /desk/contests/{id}/air/themes/{theme} Theme → AirTheme (409 theme_built_in) · DELETE (204). Run tv/themes/validate.ts first: the server checks form, not looks. */
export interface AirTheme { id: string; name: string; built_in: boolean; theme: Theme }
/** Offered, never taken: cue `item` as {graphic}. kind: lead_change | last_second | unit_overtakes */
export interface Suggestion { id: string; kind: string; text: string; text_en: string; item: AirItem; at_ms: number; expires_ms: number }
/** POST /desk/contests/{id}/air/rehearsal RehearsalEdit → Rehearsal (409 no_rehearsal_output, round_not_finished) · DELETE (204). Only outputs marked rehearsal show it. */
export interface RehearsalEdit { kind: "replay" | "synthetic"; round_id: string; speed: number /* 1…20 */; players: number /* synthetic */ }
export interface Rehearsal extends RehearsalEdit { started_ms: number; at_ms: number /* the time it plays */; from_ms: number; to_ms: number; done: boolean }

// ─── Presenter (MC), under /api/v1, no session ────────────────────────────

/** GET /air/mc?t=<mc token> → Mc · GET /air/mc/stream?t= (SSE "mc", whole each time). The page is /mc?t=… and is served desk.html without a session. 401 token_refused. */
export interface Mc {
  now_ms: number; contest: string; outputs: { id: string; name: string; layers: { layer: Layer; label: string; template: Template; step: number; steps: number; at_ms: number }[] }[];
  question?: { stem: string; options: { letter: string; text: string; right: boolean }[]; explanation: string }; // the one on air or cued, with its answer
  reveal?: { output: string; step: number; steps: number; now?: RevealStep; next?: RevealStep };
  countdown?: { title: string; ends_at_ms: number };
  next: string[]; // labels of what is cued
}
