/** Names of what the wire calls by code. */
import { ApiError } from '../../kit/api';
import { clockTime, number } from '../../kit/format';
import type { Layer, Template } from '../../tv/wire';
import { explain } from '../../kit/components';
import { at } from './words';
import type { AirAction, AirHealth, AirToken } from './wire';
import type { Source } from './templates';

export const templateName = (t: Template): string => at(`t_${t}`);
export const layerName = (l: Layer | ''): string => (l === '' ? at('allLayers') : at(`l_${l}`));
export const sourceName = (s: Source): string => at(`s_${s}`);
export const className = (c: AirToken['class']): string => at(`k_${c}`);

const actions: Record<string, () => string> = {
  cue: () => at('a_cue'), uncue: () => at('a_uncue'), take: () => at('a_take'), out: () => at('a_out'), step: () => at('a_step'), page: () => at('a_page'), play: () => at('a_play'),
  pause: () => at('a_pause'), clear: () => at('a_clear'), clear_all: () => at('a_clear_all'), panic: () => at('a_panic'), resume: () => at('a_resume'), lock: () => at('a_lock'),
  unlock: () => at('a_unlock'), steal: () => at('a_steal'), freeze: () => at('a_freeze'), unfreeze: () => at('a_unfreeze'), correct: () => at('a_correct'), undo: () => at('a_undo'), build: () => at('a_build'),
};
export const actionName = (a: AirAction | string): string => actions[a]?.() ?? a;

const alarms: Record<string, () => string> = {
  silent: () => at('al_silent'), raster: () => at('al_raster'), engine: () => at('al_engine'), lag: () => at('al_lag'), clock: () => at('al_clock'), errors: () => at('al_errors'), build: () => at('al_build'),
};
export const alarmName = (h: AirHealth): string => alarms[h.alarm]?.() ?? h.alarm;
/** What to do about an alarm, in a sentence. */
export const alarmHelp = (h: AirHealth, raster: { w: number; h: number }): string => {
  if (h.alarm === 'raster') return at('ah_raster', { now: `${h.w}×${h.h}`, want: `${raster.w}×${raster.h}` });
  if (h.alarm === 'engine') return at('ah_engine', { engine: h.engine });
  if (h.alarm === 'silent') return at('ah_silent', { s: number(Math.round(h.age_ms / 1000)) });
  if (h.alarm === 'errors') return at('ah_errors', { text: h.last_error });
  if (h.alarm === 'build') return at('ah_build', { build: h.build });
  if (h.alarm === 'clock') return at('ah_clock', { ms: number(h.offset_ms) });
  return h.alarm === 'lag' ? at('ah_lag') : '';
};

/** Why a command was refused: the server's sentence, with who and when where it says so. */
export function explainAir(error: unknown): string {
  if (!(error instanceof ApiError)) return error instanceof Error ? error.message : String(error);
  const { by, at_ms } = error.detail as { by?: string; at_ms?: number };
  if (error.code === 'rev_changed') return at('e_rev', { by: by || at('someone'), time: at_ms ? clockTime(at_ms) : '' });
  if (error.code === 'layer_locked') return at('e_locked', { by: by || at('someone') });
  const { title, hint } = explain(error);
  return hint || title;
}

const steps: Record<string, () => string> = {
  question: () => at('st_question'), answers: () => at('st_answers'), distribution: () => at('st_distribution'), right: () => at('st_right'), explanation: () => at('st_explanation'),
};
/** A step of the question card. */
export const stepName = (code: string): string => steps[code]?.() ?? code;
