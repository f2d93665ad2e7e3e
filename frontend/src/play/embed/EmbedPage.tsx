import { useEffect, useRef } from 'preact/hooks';
import { api } from '../../kit/api';
import { Skeleton } from '../../kit/components/Skeleton';
import { Empty, ErrorState } from '../../kit/components/States';
import { locale } from '../../kit/i18n';
import { setQuery } from '../../kit/router';
import type { PublicRound, RulesPage } from '../../kit/wire';
import { People } from '../board/People';
import { w as boardWords } from '../board/words';
import { named } from '../named';
import { useResource } from '../resource';
import { ResultHead } from '../result/ResultHead';
import { notPublished, useResult } from '../result/ResultPage';
import { ResultView } from '../result/ResultView';
import { w as resultWords } from '../result/words';
import { RulesText } from '../rules/RulesText';
import { t } from '../words';
import './embed.css';

/** A page for a frame in somebody else's: the same content, bare, and its height said aloud. */
export function EmbedPage({ parts }: { parts: Record<string, string> }) {
  const box = useHeight();
  const id = parts.id!;
  return (
    <main class="embed" ref={box}>
      {parts.kind === 'rules' ? <Rules id={id} /> : parts.kind === 'board' ? <Board id={id} /> : parts.kind === 'result' ? <Result id={id} /> : <Empty title={t('notFound')} />}
      <p class="embed-foot small"><a href={location.pathname.replace(/^\/embed\/(\w+)\/(.*)$/, (_, kind, rest) => pageOf(kind, rest))} target="_blank" rel="noopener">Hội Thi</a></p>
    </main>
  );
}

const isRound = (id: string) => /^[0-9a-f-]{36}$/.test(id) || id.startsWith('r-');

/** The full page of what a frame shows. */
function pageOf(kind: string, id: string): string {
  return isRound(id) ? `/r/${id}/${kind}` : `/c/${id}/${kind}`;
}

function Rules({ id }: { id: string }) {
  const where = isRound(id) ? `/rounds/${id}` : `/contests/${id}`;
  const rules = useResource(`rules ${where} ${locale.value}`, (signal) => api.get<RulesPage>(`${where}/rules`, { query: { lang: locale.peek() }, signal }));
  if (rules.data) return <RulesText rules={rules.data} />;
  return rules.error ? <ErrorState error={rules.error} onRetry={rules.reload} /> : <Skeleton lines={6} />;
}

function Board({ id }: { id: string }) {
  const round = useResource(`round ${id}`, (signal) => api.get<PublicRound>(`/rounds/${id}`, { signal }));
  if (!round.data) return round.error ? <ErrorState error={round.error} onRetry={round.reload} /> : <Skeleton lines={6} />;
  return (
    <div class="stack">
      <h1 class="embed-title">{boardWords('title')} <span class="muted">{named(round.data)}</span></h1>
      <People round={{ ...round.data, mine: undefined }} />
    </div>
  );
}

function Result({ id }: { id: string }) {
  const { result, asks } = useResult(id);
  if (result.data) {
    return (
      <div class="stack">
        <ResultHead result={result.data} />
        <ResultView result={result.data} asks={asks} onAsk={setQuery} bare />
      </div>
    );
  }
  if (notPublished(result.error)) return <Empty title={resultWords('notYet')}>{resultWords('notYetHint')}</Empty>;
  return result.error ? <ErrorState error={result.error} onRetry={result.reload} /> : <Skeleton lines={6} />;
}

/** Tells the page around how tall this is. Heights are no secret, so any parent may hear. */
function useHeight() {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (window.parent === window || typeof ResizeObserver === 'undefined') return;
    const say = () => window.parent.postMessage({ type: 'hoithi:height', height: Math.ceil(box.current!.getBoundingClientRect().height) }, '*');
    const observer = new ResizeObserver(say);
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, []);
  return box;
}
