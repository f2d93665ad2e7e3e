import { Button } from '../../kit/components/Button';
import { serverClock } from '../../kit/clock';
import type { Me, PublicContest, RoundBrief } from '../../kit/wire';
import { named } from '../named';
import { lastEnded, phaseAt, runningAttempt, usedUp } from '../round';
import { t } from '../words';
import { Countdown } from './Countdown';

interface NextStepProps {
  contest: PublicContest;
  /** null: not signed in; undefined: not known yet. */
  me: Me | null | undefined;
  onTurn: () => void;
}

/** The one round that matters now: the open one, else the next, else the last. */
export function roundThatMatters(rounds: readonly RoundBrief[], now: number): RoundBrief | undefined {
  const inPhase = (phase: string) => rounds.filter((r) => phaseAt(r, now) === phase);
  return inPhase('open')[0] ?? inPhase('soon').sort((a, b) => a.opens_ms - b.opens_ms)[0] ?? [...rounds].sort((a, b) => b.closes_ms - a.closes_ms)[0];
}

/** What the reader can do now, and how long there is for it. */
export function NextStep({ contest, me, onTurn }: NextStepProps) {
  const round = roundThatMatters(contest.rounds, serverClock.now());
  if (!round) return <div class="next-step"><SignUp contest={contest} me={me} /></div>;
  const phase = phaseAt(round, serverClock.now());
  return (
    <div class="next-step">
      {(phase === 'soon' || phase === 'open') && <Countdown until={phase === 'soon' ? round.opens_ms : round.closes_ms} from={phase === 'soon' ? undefined : round.opens_ms} label={t(phase === 'soon' ? 'opensIn' : 'closesIn', { round: named(round) })} onEnd={onTurn} />}
      {phase === 'open' && <Enter contest={contest} round={round} me={me} />}
      {phase === 'soon' && (me ? <Button kind="primary" size="large" href={`/r/${round.id}`}>{t('toLobby')}</Button> : <SignUp contest={contest} me={me} />)}
      {phase === 'closed' && <p class="next-step-note">{t('roundClosedWait', { round: named(round) })}</p>}
      {phase === 'published' && <Button kind="primary" size="large" href={`/r/${round.id}/result`}>{t('seeResult')}</Button>}
    </div>
  );
}

function Enter({ contest, round, me }: { contest: PublicContest; round: RoundBrief; me: NextStepProps['me'] }) {
  if (!me) return <SignUp contest={contest} me={me} round={round.id} />;
  if (runningAttempt(me.attempts, round.id)) return <Button kind="primary" size="large" href={`/r/${round.id}/take`}>{t('goOn')}</Button>;
  const ended = lastEnded(me.attempts, round.id);
  const mine = ended && `/r/${round.id}/done?attempt=${ended.id}`;
  if (mine && usedUp(round, me.attempts, serverClock.now())) return <Button kind="primary" size="large" href={mine}>{t('seeMyAttempt')}</Button>;
  return (
    <>
      <Button kind="primary" size="large" href={`/r/${round.id}`}>{t('enterRound', { round: named(round) })}</Button>
      {mine && <a href={mine}>{t('seeMyAttempt')}</a>}
    </>
  );
}

function SignUp({ contest, me, round }: { contest: PublicContest; me: NextStepProps['me']; round?: string }) {
  if (me === undefined) return <div class="next-step-room" />;
  if (me) return null;
  const query = round ? `?round=${round}` : '';
  return (
    <>
      <Button kind="primary" size="large" href={`/c/${contest.slug}/register${query}`}>{t('register')}</Button>
      <a href={`/c/${contest.slug}/login${query}`}>{t('alreadyRegistered')}</a>
    </>
  );
}
