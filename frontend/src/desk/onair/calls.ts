/** Every call of the producer's desk on one page, as its wire describes them. */
import { address } from '../../kit/api';
import type { Page } from '../../kit/wire';
import type { Theme } from '../../tv/wire';
import { del, get, post, put } from '../core/api';
import type { Items } from '../core/calls';
import type {
  Air, AirAck, AirBoards, AirCommand, AirItem, AirOutput, AirRundown, AirTheme, AsRun, BuildEdit, Correction, CorrectionEdit, Everywhere, EverywhereAck,
  Freeze, ItemReady, OutputEdit, Rehearsal, RehearsalEdit, RevealScript, RundownEdit, Still, TokenEdit, TokenMade,
} from './wire';

const ofContest = (id: string) => `/desk/contests/${id}/air`;
const ofOutput = (id: string) => `/desk/air/outputs/${encodeURIComponent(id)}`;
const ofRundown = (id: string) => `/desk/air/rundowns/${id}`;

/** A command on air is answered at once or it is lost: nobody waits fifteen seconds for a take. */
const quick = { timeout: 4000 };

export const air = {
  state: (contest: string) => get<Air>(ofContest(contest)),

  command: (output: string, command: AirCommand) => post<AirAck>(`${ofOutput(output)}/commands`, command, quick),
  everywhere: (contest: string, command: Everywhere) => post<Items<EverywhereAck>>(`${ofContest(contest)}/everywhere`, command, quick),

  addOutput: (contest: string, edit: OutputEdit) => post<AirOutput>(`${ofContest(contest)}/outputs`, edit),
  saveOutput: (edit: OutputEdit) => put<AirOutput>(ofOutput(edit.id), edit),
  setBuild: (output: string, edit: BuildEdit) => put<AirOutput>(`${ofOutput(output)}/build`, edit),
  removeOutput: (id: string) => del<void>(ofOutput(id)),

  addRundown: (contest: string, edit: RundownEdit) => post<AirRundown>(`${ofContest(contest)}/rundowns`, edit),
  saveRundown: (id: string, edit: RundownEdit) => put<AirRundown>(ofRundown(id), edit),
  removeRundown: (id: string) => del<void>(ofRundown(id)),
  saveItem: (rundown: string, item: AirItem) => put<AirRundown>(`${ofRundown(rundown)}/items/${item.id}`, item),
  removeItem: (rundown: string, item: string) => del<AirRundown>(`${ofRundown(rundown)}/items/${item}`),
  check: (contest: string, item: AirItem) => post<ItemReady>(`${ofContest(contest)}/check`, item),

  reveal: (output: string, layer: string, signal?: AbortSignal) => get<RevealScript>(`${ofOutput(output)}/reveal`, { query: { layer }, signal }),

  still: (output: string, item: string, step: number, page: number) => get<Still>(`${ofOutput(output)}/still`, { query: { item, step, page } }),

  freeze: (round: string, reason: string) => post<Freeze>(`/desk/rounds/${round}/freeze`, { reason }),
  unfreeze: (round: string, reason: string) => post<Freeze>(`/desk/rounds/${round}/unfreeze`, { reason }),
  boards: (round: string, limit: number, signal?: AbortSignal) => get<AirBoards>(`/desk/rounds/${round}/air-board`, { query: { limit }, signal }),

  corrections: (contest: string) => get<Items<Correction>>(`${ofContest(contest)}/corrections`),
  correct: (contest: string, edit: CorrectionEdit) => post<Correction>(`${ofContest(contest)}/corrections`, edit),
  undo: (correction: string) => post<Correction>(`/desk/air/corrections/${correction}/undo`),
  undoLast: (contest: string) => post<Correction>(`${ofContest(contest)}/undo`),

  log: (contest: string, query: { output?: string; offset?: number; limit?: number }, signal?: AbortSignal) => get<Page<AsRun>>(`${ofContest(contest)}/log`, { query, signal }),

  addToken: (contest: string, edit: TokenEdit) => post<TokenMade>(`${ofContest(contest)}/tokens`, edit),
  revokeToken: (id: string) => del<void>(`/desk/air/tokens/${id}`),

  saveTheme: (contest: string, theme: Theme) => put<AirTheme>(`${ofContest(contest)}/themes/${theme.id}`, theme),
  removeTheme: (contest: string, theme: string) => del<void>(`${ofContest(contest)}/themes/${theme}`),

  rehearse: (contest: string, edit: RehearsalEdit) => post<Rehearsal>(`${ofContest(contest)}/rehearsal`, edit),
  stopRehearsal: (contest: string) => del<void>(`${ofContest(contest)}/rehearsal`),
};

/** Where the whole state is pushed, and where it can be asked for. */
export const airFeed = (contest: string) => ({ events: address(`${ofContest(contest)}/stream`), poll: ofContest(contest) });

/** The log as a table for other programs, for a plain link. */
export const logLink = (contest: string) => address(`${ofContest(contest)}/log.csv`);
