/**
 * The wire of television: what an output is told, what operators command.
 * The Go side is `internal/broadcast` (domain: state engine) and
 * `internal/web/tv_*.go` (routes). Times are milliseconds on the server's
 * clock. A frame is always the whole state; only the newest matters.
 */

export type Layer = "bg" | "main" | "lower" | "corner" | "full"; // bottom to top

/** WS /tv/ws/o/{output}?t=<view token>&inst=A → server sends OutputState frames; page sends Ack and Beat.
 *  GET /tv/state/{output}?t= (ETag) is the same frame; GET polling is the fallback. */
export interface OutputState {
  output: string; name: string; rev: number; now_ms: number; build: string;
  raster: { w: number; h: number }; lang: "vi" | "en"; theme: Theme;
  layers: Partial<Record<Layer, Shown>>;
  delay_ms: number; panic: boolean;
  /** Of a preview: what is on air on the layers that it leaves as they are. */
  beside?: Template[];
}
/** One graphic on a layer. `at_ms` is when its phase or step began: a page that loads later paints the settled state. */
export interface Shown {
  item: string; template: Template; data: Data; phase: "in" | "out"; at_ms: number;
  step: number; step_ms: number; page: number; ttl_at_ms?: number; snapshot?: string; provisional?: boolean;
}
export type Template =
  | "leaderboard" | "ribbon" | "spotlight" | "unitboard" | "participation" | "figures" | "question" | "countdown"
  | "title" | "lowerthird" | "ticker" | "timer" | "bug" | "versus" | "reveal" | "podium" | "sponsor" | "slate" | "join" | "pattern";

export interface Row { id: string; rank: number; name: string; sub: string; points: number; time_ms: number; right?: number; of?: number; moved?: number; mark?: "lead" | "up" | "down" | "new"; can_win?: boolean }
/** The data of each template. A graphic draws what is there and nothing else. */
export type Data = Record<string, unknown>;
export interface LeaderboardData { title: string; subtitle: string; unit_label: string; rows: Row[]; total: number; page: number; pages: number; as_of_ms: number; provisional: boolean; snapshot?: string; optimism?: "normal" | "optimistic" | "pessimistic" }
export interface SpotlightData { title: string; row: Row; explain: string; gap: string }
export interface UnitBoardData { title: string; subtitle: string; rows: { id: string; rank: number; name: string; block: string; participants: number; headcount: number; ratio?: number; mean: number; winners: number }[]; by: "participants" | "ratio" | "mean" | "winners"; provisional: boolean; snapshot?: string }
export interface FiguresData { title: string; started: number; ended: number; all_right?: number; participants: number; units: number; per_minute: number[]; last_minute: boolean; closes_at_ms: number }
/** steps, in order: question, answers, distribution (when the round allows), right answer, explanation; those that do not apply are left out. Only what the step allows is in the data. */
export interface QuestionData { number: number; of: number; stem: string; options?: { letter: string; text: string; count?: number; share?: number; right?: boolean }[]; explanation?: string; source?: string }
export interface CountdownData { title: string; ends_at_ms: number; note: string }
export interface TitleData { title: string; subtitle: string; organiser: string }
export interface LowerThirdData { name: string; role: string; tag?: string }
export interface TickerData { label: string; items: string[] }
export interface TimerData { label: string; ends_at_ms: number }
export interface BugData { text: string; figure?: string }
export interface VersusData { title: string; left: { name: string; sub: string; figures: { label: string; value: string; num: number; less_wins?: boolean }[] }; right: { name: string; sub: string; figures: { label: string; value: string; num: number; less_wins?: boolean }[] } }
/** One step of the precomputed reveal; nothing of later steps leaves the server. */
export interface RevealData { title: string; kind: "intro" | "row" | "tie" | "award" | "podium" | "pause" | "end"; prize: string; rows: Row[]; shown: Row[]; step: number; steps: number; snapshot: string }
export interface PodiumData { title: string; rows: Row[]; snapshot: string }
export interface SponsorData { title: string; names: string[]; image?: string }
export interface SlateData { title: string; text: string }
export interface JoinData { title: string; url: string; qr_svg: string; note: string }
export interface PatternData { kind: "bars" | "align" | "sync" | "clock" | "text" }

/** Theme as data, validated in the editor. Positions are in a 1920×1080 stage. */
export interface Theme {
  id: string; name: string; motion: "calm" | "lively";
  colors: { ground: string; plate: string; plate2: string; line: string; text: string; text2: string; brand: string; gold: string; goldText: string; right: string; wrong: string; accent: string };
  fonts: { title: string; text: string; figure: string };
  sizes: { row: number; question: number; answer: number; score: number; timer: number; small: number };
  radius: number; edge: number; logo?: string;
  safe: { x: number; y: number }; keepOut: { x: number; y: number; w: number; h: number; why: string }[];
  positions: Partial<Record<Template, { x: number; y: number; w: number; h: number }>>;
}

/** Page → server */
export interface Ack { type: "ack"; rev: number; painted_ms: number }
export interface Beat { type: "beat"; inst: string; host: "obs" | "vmix" | "caspar" | "spx" | "ograf" | "browser"; engine: string; w: number; h: number; fps: number; rev: number; offset_ms: number; data_age_ms: number; tally?: "program" | "preview" | "off"; errors: number; last_error?: string; build: string }

/** Page → server on the socket, to find the clock; answered at once on the same socket with the id and the server's time. */
export interface Probe { type: "probe"; id: number }
export interface ProbeReply { type: "probe"; id: number; now_ms: number }
/** Without a socket: POST /tv/beat/{output}?t=&inst= Beat → 204.
 *  An engine too old for the graphics: GET /tv/probe/{output}?t=&inst=&host=&engine=&w=&h=&error= → 204 (sent as an image). */

/** What operators say and hear is in `desk/onair/wire.ts`. */
