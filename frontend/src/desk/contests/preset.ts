/** What a preset means, in words. */
import { span } from '../../kit/format';
import { locale } from '../../kit/i18n';
import type { Preset, Rules } from '../../kit/wire';
import { named } from '../core/contest';
import { countsLabel, criterionLabel, perLabel } from '../core/labels';
import { ct } from './words';

/** Questions of one paper: those of the first source, since every group's paper is as long. */
export function questionCount(rules: Rules): number {
  return rules.paper.sources[0]?.lines.reduce((sum, line) => sum + line.count, 0) ?? 0;
}

export function asks(rules: Rules): string {
  const n = questionCount(rules);
  return rules.prediction ? ct('asksPrediction', { n }) : ct('asksQuestions', { n });
}

export function attempts(rules: Rules): string {
  const { limit, per, counts } = rules.attempts;
  const many = limit > 0 ? ct('attemptsLimit', { n: limit, per: perLabel(per) }) : ct('attemptsFree');
  return counts === 'only' ? many : `${many}; ${ct('attemptsCounts', { counts: countsLabel(counts) })}`;
}

export function time(rules: Rules): string {
  const { limit_ms, per_question_ms } = rules.time;
  const whole = limit_ms > 0 ? ct('timeLimit', { span: span(limit_ms / 1000) }) : ct('timeFree');
  return per_question_ms > 0 ? `${whole}; ${ct('timePerQuestion', { span: span(per_question_ms / 1000) })}` : whole;
}

export function chain(rules: Rules): string[] {
  return rules.ranking.criteria.map((c) => criterionLabel(c));
}

export function groups(preset: Preset): string {
  return preset.groups.length > 1 ? preset.groups.map(named).join(', ') : ct('oneGroup');
}

export const summary = (preset: Preset) => (locale.value === 'en' && preset.summary_en ? preset.summary_en : preset.summary);
