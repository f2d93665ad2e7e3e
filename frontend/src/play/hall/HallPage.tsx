import { useEffect } from 'preact/hooks';
import { api } from '../../kit/api';
import { Medal } from '../../kit/components/Medal';
import { Ring, countdownTone } from '../../kit/components/Ring';
import { Skeleton } from '../../kit/components/Skeleton';
import { ErrorState } from '../../kit/components/States';
import { serverClock } from '../../kit/clock';
import { countdown, duration, number, span } from '../../kit/format';
import { useFlip } from '../../kit/flip';
import { query } from '../../kit/router';
import type { BoardRow, PublicRound } from '../../kit/wire';
import { useBoard } from '../board/feed';
import { Nobody } from '../board/Nobody';
import { Figures, Standing } from '../board/Standing';
import { w } from '../board/words';
import { named } from '../named';
import { useResource } from '../resource';
import { phaseAt } from '../round';
import { qrAddress } from '../share/snippet';
import { Drum } from '../shell/Drum';
import { useTitle } from '../shell/Shell';
import { useRemaining, useServerClock } from '../time';
import './hall.css';

/** The screen of a hall: big, dark, nothing to press. Double click for full screen. */
export function HallPage({ parts }: { parts: Record<string, string> }) {
  useServerClock();
  useHallLook();
  const id = parts.round!;
  const round = useResource(`round ${id}`, (signal) => api.get<PublicRound>(`/rounds/${id}`, { signal }));
  if (round.data) return <Hall round={round.data} />;
  return <main class="hall">{round.error ? <ErrorState error={round.error} onRetry={round.reload} /> : <Skeleton lines={6} tall />}</main>;
}

function Hall({ round }: { round: PublicRound }) {
  useTitle(named(round));
  const feed = useBoard(round.id, { scope: 'round', offset: 0, limit: 10 });
  const full = () => void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.());
  return (
    <main class="hall" onDblClick={full}>
      <Drum class="hall-drum" />
      <header class="hall-head">
        <div>
          <p class="hall-contest">{named(round.contest)}</p>
          <h1>{named(round)}</h1>
        </div>
        <HallClock round={round} />
      </header>
      <div class="hall-body">
        <section class="hall-board" aria-label={w('hallTop')}>
          {feed.board?.rows.length === 0 ? <Nobody round={round} /> : feed.board ? <HallRows rows={feed.board.rows.slice(0, 10)} /> : feed.error ? <ErrorState error={feed.error} /> : <Skeleton lines={8} tall />}
        </section>
        <aside class="hall-side">
          {feed.board && <Figures figures={feed.board.figures} />}
          <div class="hall-join">
            <img src={qrAddress(`/r/${round.id}`)} alt="" />
            <p>{w('hallJoin')}</p>
            <p class="hall-address">{location.host}/c/{round.contest.slug}</p>
          </div>
        </aside>
      </div>
      {feed.board && <footer class="hall-foot"><Standing board={feed.board} status={feed.status} /></footer>}
    </main>
  );
}

function HallRows({ rows }: { rows: readonly BoardRow[] }) {
  const list = useFlip<HTMLOListElement>();
  return (
    <ol class="hall-rows" role="list" ref={list}>
      {rows.map((r) => (
        <li key={r.id} data-flip={r.id} class={`hall-row${r.rank === 1 ? ' hall-first' : ''}`}>
          <span class="hall-rank">{r.rank <= 3 ? <Medal rank={r.rank} size="1.9em" /> : <span class="figures">{r.rank}</span>}</span>
          <span class="hall-who"><b>{r.name}</b><span>{r.unit}</span></span>
          <span class="figures hall-points">{number(r.points)}</span>
          <span class="figures hall-time">{duration(r.time_ms)}</span>
        </li>
      ))}
    </ol>
  );
}

function HallClock({ round }: { round: PublicRound }) {
  const phase = phaseAt(round, serverClock.now());
  const until = phase === 'soon' ? round.opens_ms : round.closes_ms;
  const left = useRemaining(until);
  if (phase !== 'soon' && phase !== 'open') return <p class="hall-over">{w('hallOver')}</p>;
  const label = w(phase === 'soon' ? 'hallOpens' : 'hallCloses');
  const days = left >= 86_400;
  return (
    <div class="hall-clock">
      <span>{label}</span>
      <Ring share={phase === 'soon' ? left / 86_400 : left / ((round.closes_ms - round.opens_ms) / 1000)} tone={left > 60 ? 'gold' : countdownTone(left)} size="5.6rem" label={`${label} ${span(left)}`}>
        {days ? <Days text={span(left)} /> : <span class="hall-left">{countdown(left)}</span>}
      </Ring>
    </div>
  );
}

function Days({ text }: { text: string }) {
  const [n, unit] = text.split(' ');
  return <span class="hall-days">{n}<small>{unit}</small></span>;
}

/** A hall is dark: lacquer unless the address asks otherwise. */
function useHallLook(): void {
  useEffect(() => {
    const root = document.documentElement;
    const before = root.dataset.theme;
    root.dataset.theme = query.peek().get('theme') === 'light' ? 'light' : 'dark';
    root.classList.add('hall-root');
    return () => {
      if (before) root.dataset.theme = before;
      else delete root.dataset.theme;
      root.classList.remove('hall-root');
    };
  }, []);
}
