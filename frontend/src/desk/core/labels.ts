/** The words for every value that the wire spells as a code. */
import type { DeskContest, DeskQuestion, QuestionEdit, Role, RoundState, Rules } from '../../kit/wire';
import { dt } from './words';

type Key = Parameters<typeof dt>[0];
type Prediction = NonNullable<Rules['prediction']>;

/** Looks a code up in a table that must name them all; a code from a newer server is shown as it is. */
function table<C extends string | number>(keys: Record<C, Key>): ((code: C) => string) & { codes: C[] } {
  const codes = Object.keys(keys) as unknown as C[];
  const label = (code: C) => {
    const key: Key | undefined = keys[code];
    return key ? dt(key) : String(code);
  };
  return Object.assign(label, { codes });
}

export const stateLabel = table<RoundState>({
  draft: 'state_draft', scheduled: 'state_scheduled', open: 'state_open', closed: 'state_closed', locked: 'state_locked', approved: 'state_approved', published: 'state_published',
});
export const roleLabel = table<Role>({ admin: 'role_admin', organiser: 'role_organiser', author: 'role_author', reviewer: 'role_reviewer', auditor: 'role_auditor', producer: 'role_producer' });
export const kindLabel = table<QuestionEdit['kind']>({ single: 'kind_single', multiple: 'kind_multiple', truefalse: 'kind_truefalse', shorttext: 'kind_shorttext', numeric: 'kind_numeric', ordering: 'kind_ordering', matching: 'kind_matching' });
export const levelLabel = table<number>({ 0: 'level_0', 1: 'level_1', 2: 'level_2', 3: 'level_3' });
export const questionStateLabel = table<DeskQuestion['state']>({ draft: 'qstate_draft', in_review: 'qstate_in_review', approved: 'qstate_approved', retired: 'qstate_retired' });
export const perLabel = table<Rules['attempts']['per']>({ round: 'per_round', day: 'per_day', week: 'per_week', contest: 'per_contest' });
export const countsLabel = table<Rules['attempts']['counts']>({
  only: 'counts_only', best: 'counts_best', best_earliest: 'counts_best_earliest', best_shortest: 'counts_best_shortest', last: 'counts_last',
});
export const criterionLabel = table<Rules['ranking']['criteria'][number]>({
  points: 'by_points', right: 'by_right', prediction_error: 'by_prediction_error', duration: 'by_duration', submitted: 'by_submitted', draw: 'by_draw',
});
export const unitCriterionLabel = table<Rules['units'][number]['criteria'][number]>({
  participants: 'unit_participants', ratio: 'unit_ratio', mean: 'unit_mean', top_mean: 'unit_top_mean', winners: 'unit_winners',
});
export const momentLabel = table<Rules['show']['score']>({ never: 'moment_never', submitted: 'moment_submitted', closed: 'moment_closed', published: 'moment_published' });
export const boardLabel = table<Rules['show']['board']>({ hidden: 'board_hidden', ended: 'board_ended', running: 'board_running' });
export const targetLabel = table<Prediction['target']>({ all_right: 'target_all_right', participants: 'target_participants' });
export const tallyLabel = table<Prediction['tally']>({ people: 'tally_people', attempts: 'tally_attempts' });
export const scopeLabel = table<Prediction['scope']>({ round: 'scope_round', group: 'scope_group' });
export const maskingLabel = table<DeskContest['masking']>({ none: 'masking_none', initials: 'masking_initials', phone: 'masking_phone' });

/** Everything a table knows, as choices for a list. */
export function choices<C extends string | number>(label: ((code: C) => string) & { codes: C[] }): { value: string; label: string }[] {
  return label.codes.map((code) => ({ value: String(code), label: label(code) }));
}
