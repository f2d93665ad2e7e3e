import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { Skeleton } from '../kit/components/Skeleton';
import { Empty, ErrorState } from '../kit/components/States';
import { Button } from '../kit/components/Button';
import { localeReady } from '../kit/i18n';
import { match, path } from '../kit/router';
import { ContestHome } from './home/ContestHome';
import { LobbyPage } from './lobby/LobbyPage';
import { RegisterPage } from './register/RegisterPage';
import { Shell } from './shell/Shell';
import { TakePage } from './take/TakePage';
import { t } from './words';

type Parts = Record<string, string>;
type Page = ComponentType<{ parts: Parts }>;
type Lazy = () => Promise<Page>;

/** Pages on the way to the first question come with the app; the rest when they are opened. */
const routes: [pattern: string, page: Page | { lazy: Lazy }][] = [
  ['/', later(() => import('./home/ContestList').then((m) => m.ContestList))],
  ['/c/:slug', ContestHome],
  ['/c/:slug/register', RegisterPage],
  ['/c/:slug/login', later(() => import('./login/LoginPage').then((m) => m.LoginPage))],
  ['/c/:slug/rules', later(() => import('./rules/RulesPage').then((m) => m.RulesPage))],
  ['/r/:round', LobbyPage],
  ['/r/:round/take', TakePage],
  ['/r/:round/rules', later(() => import('./rules/RulesPage').then((m) => m.RulesPage))],
  ['/r/:round/done', later(() => import('./done/DonePage').then((m) => m.DonePage))],
  ['/r/:round/board', board('BoardPage')],
  ['/r/:round/hall', board('HallPage')],
  ['/r/:round/result', later(() => import('./result/ResultPage').then((m) => m.ResultPage))],
  ['/c/:slug/open/:id', practice('OpenPage')],
  ['/c/:slug/practice/:id', practice('PracticePage')],
  ['/preview', practice('PreviewPage')],
  ['/embed/:kind/:id', board('EmbedPage')],
];

function later(lazy: Lazy): { lazy: Lazy } {
  return { lazy };
}

function board(page: 'BoardPage' | 'HallPage' | 'EmbedPage') {
  return later(() => import('./board/pages').then((m) => m[page]));
}

function practice(page: 'OpenPage' | 'PracticePage' | 'PreviewPage') {
  return later(() => import('./practice/pages').then((m) => m[page]));
}

export function App() {
  for (const [pattern, page] of routes) {
    const parts = match(pattern, path.value);
    if (!parts) continue;
    if (typeof page === 'object' && 'lazy' in page) return <Later key={pattern} lazy={page.lazy} parts={parts} />;
    const Here = page;
    return <Here key={path.value} parts={parts} />;
  }
  return (
    <Shell title={t('notFound')}>
      <Empty page title={t('notFound')} action={<Button kind="primary" href="/">{t('toHome')}</Button>}>{t('notFoundHint')}</Empty>
    </Shell>
  );
}

function Later({ lazy, parts }: { lazy: Lazy; parts: Parts }) {
  const page = useSignal<Page | undefined>(undefined);
  const error = useSignal<unknown>(undefined);
  const load = async () => {
    error.value = undefined;
    try {
      const loaded = await lazy();
      await localeReady();
      page.value = loaded;
    } catch (cause) {
      error.value = cause;
    }
  };
  useEffect(() => void load(), [lazy]);
  const Here = page.value;
  if (Here) return <Here key={path.value} parts={parts} />;
  return <Shell title="Hội Thi">{error.value ? <ErrorState error={error.value} onRetry={() => location.reload()} /> : <Skeleton lines={5} />}</Shell>;
}
