import { useCentred } from '../../kit/centred';
import { Stepper } from '../../kit/components';
import { dateTime } from '../../kit/format';
import type { DeskRound } from '../../kit/wire';
import { actorName } from '../core/actor';
import { stateLabel } from '../core/labels';
import { states } from '../core/round';
import { rt } from './words';

/** A round's life as a line of steps, with who did each and when. */
export function RoundSteps({ round }: { round: DeskRound }) {
  const steps = states.map((state) => ({ id: state, label: stateLabel(state), note: note(round, state) }));
  const box = useCentred<HTMLDivElement>('[aria-current]', round.state, 'ol');
  return <div ref={box} class="round-steps"><Stepper steps={steps} current={round.state} label={rt('steps')} /></div>;
}

function note(round: DeskRound, state: DeskRound['state']): string | undefined {
  if (states.indexOf(state) > states.indexOf(round.state)) {
    if (state === 'open') return dateTime(round.opens_ms);
    return state === 'closed' ? dateTime(round.closes_ms) : undefined;
  }
  const last = round.transitions.findLast((t) => t.to === state);
  if (last) return `${actorName(last.by)}, ${dateTime(last.at_ms)}`;
  if (state === 'open') return dateTime(round.opens_ms);
  return state === 'closed' ? dateTime(round.closes_ms) : undefined;
}
