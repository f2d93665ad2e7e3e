import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { api, ApiError } from '../../kit/api';
import { Button } from '../../kit/components/Button';
import { Notice } from '../../kit/components/Notice';
import { explain } from '../../kit/components/States';
import { serverClock } from '../../kit/clock';
import { dateTime } from '../../kit/format';
import { navigate } from '../../kit/router';
import type { PublicRound, Taking } from '../../kit/wire';
import { Countdown } from '../home/Countdown';
import { PhaseMark } from '../home/RoundCard';
import { named } from '../named';
import { useResource } from '../resource';
import { boardVisible, lastEnded, phaseAt, runningAttempt, type Phase } from '../round';
import { Hero } from '../shell/Hero';
import { Loaded } from '../shell/Loaded';
import { Shell } from '../shell/Shell';
import { handOver } from '../take/handover';
import { useRemaining, useServerClock } from '../time';
import { t } from '../words';
import { InBrief } from './InBrief';
import './lobby.css';

/** Before the paper: the rules in brief, the countdown, and the start. */
export function LobbyPage({ parts }: { parts: Record<string, string> }) {
  useServerClock();
  const id = parts.round!;
  const round = useResource(`round ${id}`, (signal) => api.get<PublicRound>(`/rounds/${id}`, { signal }));
  return (
    <Loaded of={round} title="Hội Thi">
      {(r) => <Lobby round={r} reload={round.reload} />}
    </Loaded>
  );
}

function Lobby({ round, reload }: { round: PublicRound; reload: () => void }) {
  const now = serverClock.now();
  const phase = phaseAt(round, now);
  useRemaining(phase === 'soon' ? round.opens_ms : round.closes_ms);
  const waiting = phase === 'soon' || phase === 'open';
  return (
    <Shell
      title={named(round)}
      contest={{ slug: round.contest.slug, label: named(round.contest) }}
      width="wide"
      hero={
        <Hero
          over={round.contest.organiser}
          title={named(round)}
          aside={waiting && <Countdown until={phase === 'soon' ? round.opens_ms : round.closes_ms} from={phase === 'soon' ? undefined : round.opens_ms} label={phase === 'soon' ? t('opensAt', { time: dateTime(round.opens_ms) }) : t('closesAt', { time: dateTime(round.closes_ms) })} onEnd={reload} />}
        >
          <p><PhaseMark phase={phase} /></p>
          <p class="hero-lead">{phase === 'closed' ? t('closedLead') : phase === 'published' ? t('publishedLead') : named(round.contest)}</p>
          <div class="lobby-way"><Way round={round} phase={phase} reload={reload} /></div>
        </Hero>
      }
    >
      <InBrief round={round} />
      <nav class="row" aria-label={t('more')}>
        <Button href={`/r/${round.id}/rules`}>{t('fullRules')}</Button>
        {boardVisible(round, phase) && <Button href={`/r/${round.id}/board`}>{t('board')}</Button>}
      </nav>
    </Shell>
  );
}

/** The way in, for who is looking and when. */
function Way({ round, phase, reload }: { round: PublicRound; phase: Phase; reload: () => void }) {
  const sign = `?round=${round.id}`;
  const slug = round.contest.slug;
  const ended = round.mine && lastEnded(round.mine.attempts, round.id);
  if (phase === 'published') return <div class="hero-actions"><Button kind="primary" size="large" href={`/r/${round.id}/result`}>{t('seeResult')}</Button>{ended && <MyAttempt round={round} id={ended.id} />}</div>;
  if (phase === 'closed') return ended ? <div class="hero-actions"><MyAttempt round={round} id={ended.id} /></div> : null;
  if (!round.mine) {
    return (
      <div class="hero-actions">
        <Button kind="primary" size="large" href={`/c/${slug}/register${sign}`}>{t('register')}</Button>
        <Button size="large" href={`/c/${slug}/login${sign}`}>{t('login')}</Button>
      </div>
    );
  }
  if (phase === 'soon') return <p>{t('waitHere')}</p>;
  if (runningAttempt(round.mine.attempts, round.id)) return <div class="hero-actions"><Button kind="primary" size="large" href={`/r/${round.id}/take`}>{t('goOn')}</Button></div>;
  return (
    <>
      {round.mine.may_start ? <Start round={round} /> : <WhyNot code={round.mine.why_not} reload={reload} />}
      {ended && <div class="hero-actions"><MyAttempt round={round} id={ended.id} /></div>}
    </>
  );
}

function MyAttempt({ round, id }: { round: PublicRound; id: string }) {
  return <Button size="large" href={`/r/${round.id}/done?attempt=${id}`}>{t('seeMyAttempt')}</Button>;
}

function WhyNot({ code, reload }: { code?: string; reload: () => void }) {
  // Open by the clock and not yet by the server: it will be in a moment.
  useEffect(() => {
    if (code !== 'round_not_open') return;
    const timer = setInterval(reload, 2000 + Math.random() * 2000);
    return () => clearInterval(timer);
  }, [code]);
  const texts: Record<string, string> = { no_attempts_left: t('noAttemptsLeft'), round_not_open: t('notOpenYet'), round_closed: t('alreadyClosed') };
  return <p class="lobby-why">{(code && texts[code]) || t('cannotStart')}</p>;
}

function Start({ round }: { round: PublicRound }) {
  const busy = useSignal(false);
  const failure = useSignal<unknown>(undefined);
  const start = async () => {
    busy.value = true;
    failure.value = undefined;
    try {
      const taking = await api.post<Taking>(`/rounds/${round.id}/attempts`);
      handOver(round.id, taking);
      navigate(`/r/${round.id}/take`);
    } catch (error) {
      failure.value = error;
      busy.value = false;
    }
  };
  const left = round.mine?.left;
  return (
    <div class="stack-tight">
      <div class="hero-actions">
        <Button kind="primary" size="large" busy={busy.value} onClick={start}>{busy.value ? t('starting') : t('start')}</Button>
        <span class="lobby-left">{typeof left === 'number' ? t('attemptsLeft', { n: left }) : ''}</span>
      </div>
      <p class="small muted">{round.limit_ms > 0 ? t('startWarns') : t('startCalm')}</p>
      {failure.value !== undefined && <Notice kind="bad" alert title={explain(failure.value).title}>{failure.value instanceof ApiError && failure.value.transient ? t('startFailed') : explain(failure.value).hint}</Notice>}
    </div>
  );
}
