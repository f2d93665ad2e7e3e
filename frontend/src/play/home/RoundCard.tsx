import { Button } from '../../kit/components/Button';
import { serverClock } from '../../kit/clock';
import { dateTime, number } from '../../kit/format';
import type { MyAttempt, RoundBrief } from '../../kit/wire';
import { named } from '../named';
import { attemptRule, boardVisible, lastEnded, limitText, phaseAt, runningAttempt, usedUp, type Phase } from '../round';
import { useRemaining } from '../time';
import { t } from '../words';

interface RoundCardProps {
  round: RoundBrief;
  attempts: readonly MyAttempt[];
}

/** One round: when, how much, and the way in. */
export function RoundCard({ round, attempts }: RoundCardProps) {
  const phase = phaseAt(round, serverClock.now());
  useRemaining(phase === 'soon' ? round.opens_ms : round.closes_ms); // redraws when the phase turns
  const ended = lastEnded(attempts, round.id);
  const running = runningAttempt(attempts, round.id);
  const mayEnter = phase === 'open' && (running || !usedUp(round, attempts, serverClock.now()));
  return (
    <li class={`round-card plate round-${phase}`}>
      <div class="row row-apart">
        <h3><a class="round-link" href={`/r/${round.id}`}>{named(round)}</a></h3>
        <PhaseMark phase={phase} />
      </div>
      <dl class="round-when">
        <div><dt>{t('opens')}</dt><dd>{dateTime(round.opens_ms)}</dd></div>
        <div><dt>{t('closes')}</dt><dd>{dateTime(round.closes_ms)}</dd></div>
      </dl>
      <p class="round-facts muted small">{[t('questionCount', { n: number(round.questions) }), round.prediction && t('onePrediction'), limitText(round.limit_ms), attemptRule(round.attempts)].filter(Boolean).map(unbroken).join(' · ')}</p>
      <div class="row">
        {mayEnter && <Button kind="primary" href={running ? `/r/${round.id}/take` : `/r/${round.id}`}>{running ? t('goOn') : t('enter')}</Button>}
        {phase === 'published' && <Button kind="primary" href={`/r/${round.id}/result`}>{t('result')}</Button>}
        {ended && <Button kind={phase === 'open' && !mayEnter ? 'primary' : 'secondary'} href={`/r/${round.id}/done?attempt=${ended.id}`}>{t('myAttempt')}</Button>}
        {phase !== 'published' && boardVisible(round, phase) && <Button href={`/r/${round.id}/board`}>{t('board')}</Button>}
        <Button kind="quiet" href={`/r/${round.id}/rules`}>{t('rules')}</Button>
      </div>
    </li>
  );
}

export function PhaseMark({ phase }: { phase: Phase }) {
  const text = { soon: t('phaseSoon'), open: t('phaseOpen'), closed: t('phaseClosed'), published: t('phasePublished') }[phase];
  return <span class={`phase phase-${phase}`}>{text}</span>;
}

/** Keeps "2 lượt mỗi tuần" on one line. */
const unbroken = (text: string | false) => String(text).replace(/ /g, '\u00a0');
