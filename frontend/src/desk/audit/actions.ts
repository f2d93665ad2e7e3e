import { matcher } from '../core/search';
import { actionName } from '../onair/labels';
import { gt } from './words';

const words = {
  'contest.create': 'contestCreate', 'contest.update': 'contestUpdate', 'unit.add': 'unitAdd', 'unit.update': 'unitUpdate', 'unit.import': 'unitImport',
  'barred.add': 'barredAdd', 'barred.remove': 'barredRemove', 'round.create': 'roundCreate', 'round.update': 'roundUpdate', 'round.draft': 'roundDraft',
  'round.scheduled': 'roundScheduled', 'round.open': 'roundOpen', 'round.closed': 'roundClosed', 'round.locked': 'roundLocked', 'round.approved': 'roundApproved',
  'round.published': 'roundPublished', 'round.export': 'roundExport', 'round.export_items': 'roundExportItems', 'result.recompute': 'resultRecompute', 'bank.create': 'bankCreate', 'bank.update': 'bankUpdate', 'bank.export': 'bankExport', 'item_alarm.raise': 'itemAlarmRaise', 'item_alarm.dismiss': 'itemAlarmDismiss',
  'question.create': 'questionCreate', 'question.edit': 'questionEdit', 'question.draft': 'questionDraft', 'question.in_review': 'questionInReview',
  'question.approved': 'questionApproved', 'question.retired': 'questionRetired', 'import.read': 'importRead', 'import.confirm': 'importConfirm', 'import.undo': 'importUndo',
  'contestant.export': 'contestantExport', 'contestant.extra_time': 'contestantExtraTime', 'flag.settle': 'flagSettle', 'disqualification.ask': 'disqualificationAsk',
  'disqualification.confirm': 'disqualificationConfirm', 'disqualification.lift': 'disqualificationLift', 'session.begin': 'sessionBegin', 'staff.add': 'staffAdd',
  'staff.update': 'staffUpdate', 'staff.password': 'staffPassword', 'staff.totp_on': 'staffTotpOn', 'staff.totp_off': 'staffTotpOff', 'staff.end_sessions': 'staffEndSessions',
  'question.comment': 'questionComment', 'question.comment_resolve': 'questionCommentResolve', 'preview.create': 'previewCreate', 'preview.revoke': 'previewRevoke', 'seal.close': 'sealClose', 'seal.give': 'sealGive',
  'seal.release': 'sealRelease', 'release_key.set': 'releaseKeySet', 'open_bank.publish': 'openBankPublish', 'open_bank.change': 'openBankChange', 'open_bank.withdraw': 'openBankWithdraw',
  'air.rehearsal': 'airRehearsal', 'air.rehearsal_end': 'airRehearsalEnd', 'media.add': 'mediaAdd',
} as const;

/** What was done, in words; an unknown code as it is. */
export function actionLabel(action: string): string {
  if (action in words) return gt(words[action as keyof typeof words]);
  return action.startsWith('air.') ? gt('onAir', { what: actionName(action.slice(4)) }) : action;
}

/** The codes of the actions whose words hold a query: people search what they read. */
export function actionsLike(query: string): string[] {
  if (!query.trim()) return [];
  const fits = matcher(query);
  return Object.keys(words).filter((code) => fits(actionLabel(code)));
}
