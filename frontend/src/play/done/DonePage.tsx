import { useEffect, useRef } from 'preact/hooks';
import { api, ApiError } from '../../kit/api';
import { Ring } from '../../kit/components/Ring';
import { query } from '../../kit/router';
import type { Outcome, PublicRound } from '../../kit/wire';
import { named } from '../named';
import { useResource } from '../resource';
import { lastEnded } from '../round';
import { Loaded } from '../shell/Loaded';
import { Shell } from '../shell/Shell';
import { Answers } from './Answers';
import './done.css';
import { NextUp } from './NextUp';
import { Score } from './Score';
import { Slip } from './Slip';
import { w } from './words';

/** How long to wait before asking again whether the paper is closed, or the board knows of it. */
const again = 2000;

/** How often a rank that is not there yet is asked for. */
const rankTries = 3;

/** The end of an attempt: the score when the rules allow, the rank, the receipt, and what comes next. */
export function DonePage({ parts }: { parts: Record<string, string> }) {
  const id = parts.round!;
  const round = useResource(`round ${id}`, (signal) => api.get<PublicRound>(`/rounds/${id}`, { signal }));
  return <Loaded of={round} title={w('title')}>{(r) => <Done round={r} />}</Loaded>;
}

function Done({ round }: { round: PublicRound }) {
  const attempt = query.value.get('attempt') ?? lastEnded(round.mine?.attempts ?? [], round.id)?.id;
  const outcome = useResource(attempt && `outcome ${attempt}`, (signal) => api.get<Outcome>(`/attempts/${attempt}/outcome`, { signal }));
  const running = outcome.data?.attempt.state === 'running' || (outcome.error instanceof ApiError && outcome.error.code === 'attempt_running');
  const asked = useRef(0);
  const unranked = outcome.data !== undefined && round.board !== 'hidden' && !outcome.data.rank && !outcome.data.official && asked.current < rankTries;
  useEffect(() => {
    if (!running && !unranked) return;
    const timer = setTimeout(() => {
      if (!running) asked.current++;
      outcome.reload();
    }, again);
    return () => clearTimeout(timer);
  });
  const shell = { title: w('title'), contest: { slug: round.contest.slug, label: named(round.contest) }, width: 'reading' as const };
  if (running) return <Shell {...shell}><Closing /></Shell>;
  return (
    <Loaded of={outcome} {...shell}>
      {(o) => (
        <Shell {...shell} hero={<Score round={round} outcome={o} />}>
          <Slip outcome={o} />
          <NextUp round={round} outcome={o} />
          {o.answers && o.answers.length > 0 && <Answers answers={o.answers} />}
        </Shell>
      )}
    </Loaded>
  );
}

function Closing() {
  return (
    <div class="closing" role="status">
      <Ring share={1} tone="gold" size="9rem" star />
      <h1>{w('waiting')}</h1>
      <p class="muted">{w('waitingHint')}</p>
    </div>
  );
}
