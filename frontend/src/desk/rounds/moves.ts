/** What moving a round from one state to another is called, does, and asks for. */
import { dateTime, number } from '../../kit/format';
import type { DeskRound, RoundState } from '../../kit/wire';
import { rt } from './words';

export interface Move {
  to: RoundState;
  label: string;
  title: string;
  /** The consequence, with how many it touches. */
  text: string;
  danger: boolean;
  reason: boolean;
  /** The step that the round is waiting for. */
  main: boolean;
}

/** The move to a state, or undefined where only the clock moves. */
export function moveOf(round: DeskRound, to: RoundState): Move | undefined {
  const { started, ended, participants } = round.figures;
  const times = { opens: dateTime(round.opens_ms), closes: dateTime(round.closes_ms) };
  const plain = { to, danger: false, reason: false, main: true };
  switch (`${round.state}>${to}`) {
    case 'draft>scheduled':
      return { ...plain, label: rt('moveSchedule'), title: rt('moveScheduleTitle'), text: rt('moveScheduleText', times) };
    case 'scheduled>draft':
      return { ...plain, main: false, label: rt('moveUnschedule'), title: rt('moveUnscheduleTitle'), text: rt('moveUnscheduleText', { opens: times.opens }) };
    case 'open>closed':
      return { ...plain, danger: true, reason: true, main: false, label: rt('moveClose'), title: rt('moveCloseTitle'), text: started > ended ? rt('moveCloseText', { running: number(started - ended) }) : rt('moveCloseNone') };
    case 'closed>locked':
      return { ...plain, label: rt('moveLock'), title: rt('moveLockTitle'), text: rt('moveLockText', { ended: number(ended) }) };
    case 'locked>closed':
      return { ...plain, danger: true, reason: true, main: false, label: rt('moveUnlock'), title: rt('moveUnlockTitle'), text: rt('moveUnlockText') };
    case 'approved>locked':
      return { ...plain, danger: true, reason: true, main: false, label: rt('moveReopen'), title: rt('moveReopenTitle'), text: rt('moveReopenText') };
    case 'locked>approved':
      return { ...plain, label: rt('moveApprove'), title: rt('moveApproveTitle'), text: rt('moveApproveText', { people: number(participants) }) };
    case 'approved>published':
      return { ...plain, label: rt('movePublish'), title: rt('movePublishTitle'), text: rt('movePublishText', { people: number(participants) }) };
    case 'published>locked':
      return { ...plain, danger: true, reason: true, main: false, label: rt('moveRepublish'), title: rt('moveRepublishTitle'), text: rt('moveRepublishText') };
    default:
      return undefined;
  }
}

const whys = {
  forbidden: 'whyForbidden', rules_invalid: 'whyRules', second_person_needed: 'whySecond', flags_open: 'whyFlags',
  attempts_running: 'whyRunning', transition_not_allowed: 'whyTransition', bank_too_small: 'whyBank',
} as const;

/** Why a move is not possible, in words; the server's own words where it sent some. */
export function whyNot(code: string): string {
  return code in whys ? rt(whys[code as keyof typeof whys]) : code;
}
