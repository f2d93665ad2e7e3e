import { useEffect, useState } from 'preact/hooks';
import { ErrorState } from '../../../kit/components';
import { serverClock } from '../../../kit/clock';
import { clockTime, countdown } from '../../../kit/format';
import { live, type Live } from '../../../kit/live';
import { query } from '../../../kit/router';
import { remaining } from '../../../kit/clock';
import { address, ApiError } from '../../../kit/api';
import { templateName } from '../labels';
import { stepText } from '../show/RevealPanel';
import { useDarkRoom } from '../useDark';
import type { Mc } from '../wire';
import { at } from '../words';
import '../air.css';

/** The presenter's own page: large, dark, read from a lectern. Never on air: its token opens nothing else. */
export default function McPage() {
  const token = query.value.get('t') ?? '';
  const feed = useMc(token);
  useDarkRoom();
  useEffect(() => { document.title = at('mcTitle'); }, []);
  const mc = feed?.state.value;
  if (!token) return <main class="mc"><ErrorState error={new ApiError(401, 'token_refused', at('mcNoToken'))} /></main>;
  if (!mc) return <main class="mc"><p class="mc-wait">{feed?.status.value === 'stale' ? at('mcNoToken') : at('mcWait')}</p></main>;
  return <Sheet mc={mc} lost={feed?.status.value === 'stale'} />;
}

function Sheet({ mc, lost }: { mc: Mc; lost: boolean }) {
  const now = useSeconds();
  const shown = mc.outputs.flatMap((o) => o.layers.map((l) => ({ ...l, output: o.name })));
  const left = mc.countdown && remaining(mc.countdown.ends_at_ms, now);
  return (
    <main class="mc">
      <header class="mc-head"><span>{mc.contest}</span><span class="figures mc-clock">{clockTime(now)}</span></header>
      {lost && <p class="air-lost" role="alert">{at('mcLost')}</p>}
      {mc.countdown && left !== undefined && (
        <section class={`mc-count ${left <= 10 ? 'mc-last' : ''}`}><h2>{mc.countdown.title}</h2><b class="figures" role="timer">{countdown(left)}</b></section>
      )}
      {mc.reveal && (
        <section class="mc-reveal">
          <h2>{at('reveal')} · {at('stepOf', { n: mc.reveal.step + 1, of: mc.reveal.steps })}</h2>
          <p class="mc-big">{stepText(mc.reveal.now)}</p>
          <p class="mc-next"><span>{at('mcNext')}</span> {stepText(mc.reveal.next)}{mc.reveal.next?.hold && <em>{at('mcHold')}</em>}</p>
        </section>
      )}
      {mc.question && (
        <section class="mc-question">
          <h2>{at('question')}</h2>
          <p class="mc-big">{mc.question.stem}</p>
          <ul role="list">{mc.question.options.map((o) => <li key={o.letter} class={o.right ? 'mc-right' : ''}><b>{o.letter}</b><span>{o.text}</span>{o.right && <span class="mc-tick">✓ {at('mcRight')}</span>}</li>)}</ul>
          {mc.question.explanation && <p class="mc-why">{mc.question.explanation}</p>}
        </section>
      )}
      <section class="mc-now">
        <div><h2>{at('mcOnAir')}</h2>{shown.length === 0 ? <p class="mc-none">{at('mcNothing')}</p> : <ul role="list">{shown.map((s) => <li key={s.output + s.layer}><span class="mark mark-air">{s.output}</span> {s.label}<small>{templateName(s.template)}{s.steps > 1 && ` · ${at('stepOf', { n: s.step + 1, of: s.steps })}`}</small></li>)}</ul>}</div>
        <div><h2>{at('mcComing')}</h2>{mc.next.length === 0 ? <p class="mc-none">{at('mcNothingNext')}</p> : <ol>{mc.next.map((n) => <li key={n}>{n}</li>)}</ol>}</div>
      </section>
    </main>
  );
}

function useMc(token: string): Live<Mc> | undefined {
  const [feed, setFeed] = useState<Live<Mc> | undefined>();
  useEffect(() => {
    if (!token) return;
    const next = live<Mc>({ events: address('/air/mc/stream', { t: token }), poll: address('/air/mc', { t: token }), event: 'mc', every: 1000 });
    setFeed(next);
    return () => next.close();
  }, [token]);
  return feed;
}

/** The server's time, a new one each whole second. */
function useSeconds(): number {
  const [now, setNow] = useState(serverClock.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(serverClock.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return now;
}
