import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { remaining } from '../../kit/clock';
import { countdown, dateTime, number, span } from '../../kit/format';
import type { DeskRound, Overview } from '../../kit/wire';
import { ot } from './words';

function Big({ label, children, note, gold }: { label: string; children: ComponentChildren; note?: ComponentChildren; gold?: boolean }) {
  return (
    <div class={`big ${gold ? 'big-gold' : ''}`}>
      <dt>{label}</dt>
      <dd class="figures">{children}</dd>
      {note && <dd class="big-note">{note}</dd>}
    </div>
  );
}

/** The figures that somebody across the room asks for. */
export function BigNumbers({ figures: f, round }: { figures: Overview; round: DeskRound }) {
  return (
    <dl class="bigs">
      <Big label={ot('running')} gold={f.running > 0}>{number(f.running)}</Big>
      <Big label={ot('ended')}>{number(f.ended)}</Big>
      <Big label={ot('started')}>{number(f.started)}</Big>
      <Big label={ot('participants')} note={ot('ofContestants', { n: number(f.contestants) })}>{number(f.participants)}</Big>
      <Clock figures={f} round={round} />
      <Big
        label={ot('answersPerSecond')}
        note={`${ot('watchers')}: ${number(f.watchers)}`}>{number(f.answers_per_s, f.answers_per_s > 0 && f.answers_per_s < 10 ? 1 : 0)}</Big
      >
    </dl>
  );
}

/** Time to the next bell, on the server's clock. */
function Clock({ figures, round }: { figures: Overview; round: DeskRound }) {
  const now = useServerNow(figures.now_ms);
  if (figures.state === 'open') return <Big label={ot('closesIn')} note={dateTime(round.closes_ms)}>{left(remaining(round.closes_ms, now))}</Big>;
  if (figures.state === 'scheduled') return <Big label={ot('opensIn')} note={dateTime(round.opens_ms)}>{left(remaining(round.opens_ms, now))}</Big>;
  if (figures.state === 'draft') return null;
  return <Big label={ot('closedAt')}><span class="big-date">{dateTime(round.closes_ms)}</span></Big>;
}

const left = (seconds: number) => (seconds >= 86_400 ? <span class="big-date">{span(seconds)}</span> : countdown(seconds));

function useServerNow(serverMs: number): number {
  const [, tick] = useState(0);
  const [base, setBase] = useState({ server: serverMs, local: performance.now() });
  useEffect(() => setBase({ server: serverMs, local: performance.now() }), [serverMs]);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return base.server + performance.now() - base.local;
}
