/** Every call of the desk on one page, as the wire describes them. */
import type {
  AuditRow, BarredRow, ContestEdit, DeskAttempt, DeskBank, DeskBankFile, DeskComment, DeskContest, DeskContestant, DeskItem, DeskItemAlarm, DeskItemRecord, DeskOpenBank, DeskPreview, DeskQuestion, DeskQuestionVersion, DeskSeal, OpenBankEdit, PreviewMade, QuestionReading, ReleaseKey, SealAhead, SealPost,
  DeskResult, DeskResultRow, DeskRound, DeskUnit, Disqualification, Flag, ImportDraft, ImportItem, ImportItemEdit, Overview,
  Page, Preset, QuestionEdit, QuestionMedium, Review, Role, RoundEdit, RoundState, RulesPage, StaffRow, TotpSetup, UnitBoard, UnitImport,
} from '../../kit/wire';
import { address } from '../../kit/api';
import { locale } from '../../kit/i18n';
import { del, get, post, put, upload } from './api';

/** A list as the server wraps it. */
export interface Items<T> { items: T[] }
export type Query = Record<string, string | number | boolean | undefined>;
export type Grants = { role: Role; contest_id?: string }[];
export type QuestionDetail = DeskQuestion & { versions: DeskQuestionVersion[]; reviews: Review[]; comments: DeskComment[] };
export type ContestantDetail = DeskContestant & { attempts_list?: DeskAttempt[]; attempts: number | DeskAttempt[] };
export interface RoundProblem { path: string; code: string; message: string }
export type Sheet = 'rows' | 'units' | 'bands';

const contest = (id: string) => `/desk/contests/${id}`;
const round = (id: string) => `/desk/rounds/${id}`;
const bank = (id: string) => `/desk/banks/${id}`;

export const calls = {
  presets: () => get<Items<Preset>>('/desk/presets'),
  contests: () => get<Items<DeskContest>>('/desk/contests'),
  contest: (id: string) => get<DeskContest>(contest(id)),
  saveContest: (id: string, edit: ContestEdit) => put<DeskContest>(contest(id), edit),
  contestFromPreset: (body: { preset: string; slug: string; name: string; organiser: string }) => post<DeskContest>('/desk/contests/from-preset', body),

  units: (id: string) => get<Items<DeskUnit>>(`${contest(id)}/units`),
  addUnit: (id: string, unit: Omit<DeskUnit, 'id'>) => post<DeskUnit>(`${contest(id)}/units`, unit),
  saveUnit: (id: string, unit: DeskUnit) => put<DeskUnit>(`${contest(id)}/units/${unit.id}`, unit),
  importUnits: (id: string, file: File, dryRun: boolean) => upload<UnitImport>(`${contest(id)}/units/import`, file, { query: { dry_run: dryRun } }),

  barred: (id: string) => get<Items<BarredRow>>(`${contest(id)}/barred`),
  bar: (id: string, row: Omit<BarredRow, 'id'>) => post<BarredRow>(`${contest(id)}/barred`, row),
  unbar: (id: string, row: string) => del<void>(`${contest(id)}/barred/${row}`),

  contestants: (id: string, query: Query) => get<Page<DeskContestant>>(`${contest(id)}/contestants`, { query }),
  contestant: (id: string) => get<ContestantDetail>(`/desk/contestants/${id}`),
  extraTime: (id: string, extra_time_percent: number, reason: string) => put<ContestantDetail>(`/desk/contestants/${id}`, { extra_time_percent, reason }),

  rounds: (id: string) => get<Items<DeskRound>>(`${contest(id)}/rounds`),
  round: (id: string) => get<DeskRound>(round(id)),
  createRound: (id: string, edit: RoundEdit) => post<DeskRound>(`${contest(id)}/rounds`, edit),
  saveRound: (id: string, edit: RoundEdit, reason?: string) => put<DeskRound>(round(id), reason ? { ...edit, reason } : edit),
  checkRound: (contest_id: string, edit: RoundEdit, signal?: AbortSignal) => post<{ problems: RoundProblem[]; page?: RulesPage }>('/desk/rounds/check', { contest_id, ...edit }, { signal }),
  moveRound: (id: string, to: RoundState, reason: string) => post<DeskRound>(`${round(id)}/transitions`, { to, reason }, { timeout: 120_000 }),
  rulesPage: (id: string, lang: string) => get<RulesPage>(`/rounds/${id}/rules`, { query: { lang } }),
  unitBoard: (id: string, ranking: number) => get<UnitBoard>(`/rounds/${id}/units`, { query: { ranking } }),
  overview: (id: string) => get<Overview>(`${round(id)}/overview`),

  banks: (id: string) => get<Items<DeskBank>>(`${contest(id)}/banks`),
  createBank: (id: string, name: string) => post<DeskBank>(`${contest(id)}/banks`, { name }),
  saveBank: (id: string, name: string, topics: DeskBank['topics']) => put<DeskBank>(bank(id), { name, topics }),
  questions: (id: string, query: Query, signal?: AbortSignal) => get<Page<DeskQuestion>>(`${bank(id)}/questions`, { query, signal }),
  question: (id: string) => get<QuestionDetail>(`/desk/questions/${id}`),
  createQuestion: (id: string, edit: QuestionEdit) => post<DeskQuestion>(`${bank(id)}/questions`, edit),
  saveQuestion: (id: string, edit: QuestionEdit) => put<DeskQuestion>(`/desk/questions/${id}`, edit),
  review: (id: string, to: string, comment: string) => post<DeskQuestion>(`/desk/questions/${id}/reviews`, { to, comment }),
  reviewMany: (id: string, ids: string[], to: string, comment: string) =>
    post<{ done: number; refused: { id: string; code: string }[] }>(`${bank(id)}/reviews`, { ids, to, comment }, { timeout: 60_000 }),

  addMedium: (id: string, file: File) => upload<QuestionMedium>(`${bank(id)}/media`, file),
  items: (id: string) => get<Items<DeskItem>>(`${round(id)}/items`, { timeout: 60_000 }),
  itemHistory: (id: string) => get<Items<DeskItemRecord>>(`/desk/questions/${id}/figures`),
  itemAlarms: (id: string) => get<Items<DeskItemAlarm>>(`${round(id)}/item-alarms`),
  dismissAlarm: (id: string, reason: string) => post<void>(`/desk/item-alarms/${id}`, { reason }),
  bankFile: (id: string, query: Query) => get<DeskBankFile>(`${bank(id)}/export/check`, { query, timeout: 60_000 }),

  comment: (id: string, body: string, parent?: string) => post<DeskComment>(`/desk/questions/${id}/comments`, { body, parent }),
  resolveComment: (id: string, resolved: boolean) => put<DeskComment>(`/desk/comments/${id}`, { resolved }),
  previews: (id: string) => get<Items<DeskPreview>>(`${bank(id)}/previews`),
  makePreview: (id: string, body: { question?: string; name: string; with_key: boolean; expires_ms: number }) => post<PreviewMade>(`${bank(id)}/previews`, body),
  revokePreview: (id: string) => del<void>(`/desk/previews/${id}`),
  openBanks: (id: string) => get<Items<DeskOpenBank>>(`${contest(id)}/open-banks`),
  publishBank: (id: string, edit: OpenBankEdit) => post<DeskOpenBank>(`${bank(id)}/open-banks`, edit),
  withdrawBank: (id: string) => del<void>(`/desk/open-banks/${id}`),
  seals: (id: string) => get<Items<DeskSeal>>(`${bank(id)}/seals`),
  seal: (id: string, body: SealPost) => post<DeskSeal>(`${bank(id)}/seals`, body, { timeout: 120_000 }),
  releaseSeal: (id: string, passphrase: string) => post<DeskSeal>(`/desk/seals/${id}/release`, { passphrase }, { timeout: 120_000 }),
  sealsAhead: (id: string) => get<Items<SealAhead>>(`${contest(id)}/seals-ahead`),
  keyHolders: (id: string) => get<Items<ReleaseKey>>(`${contest(id)}/key-holders`),
  releaseKey: () => get<{ key?: ReleaseKey }>('/desk/release-key'),
  setReleaseKey: (password: string, passphrase: string) => put<{ key?: ReleaseKey }>('/desk/release-key', { password, passphrase }),
  readings: (id: string, query: Query) => get<Page<QuestionReading>>(`${contest(id)}/question-readings`, { query }),

  importDraft: (id: string) => get<ImportDraft>(`/desk/imports/${id}`),
  saveImportItem: (id: string, index: number, edit: ImportItemEdit) => put<ImportItem>(`/desk/imports/${id}/items/${index}`, edit),
  confirmImport: (id: string) =>
    post<{ added: number; changed: number; unchanged: number; skipped: number }>(`/desk/imports/${id}/confirm`, { skip_blocked: true }, { timeout: 120_000 }),

  undoImport: (id: string) => post<ImportDraft>(`/desk/imports/${id}/undo`),

  results: (id: string) => get<Items<DeskResult>>(`${round(id)}/results`),
  resultRows: (id: string, query: Query, signal?: AbortSignal) => get<Page<DeskResultRow>>(`/desk/results/${id}/rows`, { query, signal }),
  flags: (id: string) => get<Items<Flag>>(`${round(id)}/flags`),
  settleFlag: (id: string, verdict: 'kept' | 'disqualified', reason: string) => post<Flag>(`/desk/flags/${id}`, { verdict, reason }),
  disqualifications: (id: string) => get<Items<Disqualification>>(`${round(id)}/disqualifications`),
  disqualify: (id: string, contestant_id: string, reason: string) => post<Disqualification>(`${round(id)}/disqualifications`, { contestant_id, reason }),
  confirmDisqualification: (id: string, contestant: string) => post<Disqualification>(`${round(id)}/disqualifications/${contestant}/confirm`),
  liftDisqualification: (id: string, contestant: string) => del<void>(`${round(id)}/disqualifications/${contestant}`),

  staff: () => get<Items<StaffRow>>('/desk/staff'),
  addStaff: (body: { email: string; name: string; password: string; grants: Grants }) => post<StaffRow>('/desk/staff', body),
  saveStaff: (id: string, body: { name: string; active: boolean; grants: Grants; password?: string }) => put<StaffRow>(`/desk/staff/${id}`, body),
  revokeSessions: (id: string) => del<void>(`/desk/staff/${id}/sessions`),

  totpBegin: () => post<TotpSetup>('/desk/totp'),
  totpOn: (code: string) => put<void>('/desk/totp', { code }),
  totpOff: (code: string) => del<void>('/desk/totp', { body: { code } }),
  password: (old: string, next: string) => put<void>('/desk/password', { old, new: next }),

  audit: (query: Query, signal?: AbortSignal) => get<Page<AuditRow>>('/desk/audit', { query, signal }),
};

/** The address of what was found in a file, or of its questions as they now stand. */
export function importFile(id: string, which: 'report' | 'corrected'): string {
  return address(`/desk/imports/${id}/${which}.xlsx`, { lang: locale.value });
}

/** The address of the list of contestants that the filters show, as a workbook. */
export function contestantsLink(contestId: string, filters: Query): string {
  return address(`/desk/contests/${contestId}/contestants.xlsx`, { ...filters, lang: locale.value });
}

/** The address of a bank's file in the reader's language, for a plain link. */
export function bankFileLink(id: string, query: Query): string {
  return address(`${bank(id)}/export`, { ...query, lang: locale.value });
}

/** The analysis of a closed round's questions as a workbook. */
export const itemsLink = (roundId: string) => address(`/desk/rounds/${roundId}/items.xlsx`, { lang: locale.value });

/** The address of an export in the reader's language, for a plain link. */
export function exportLink(roundId: string, format: 'xlsx' | 'csv', sheet?: Sheet): string {
  return address(`/desk/rounds/${roundId}/export.${format}`, { sheet: format === 'csv' ? sheet : undefined, lang: locale.value });
}
