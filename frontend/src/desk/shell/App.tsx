import { Button, Empty, ErrorState, Skeleton, Toasts } from '../../kit/components';
import { path } from '../../kit/router';
import { calls } from '../core/calls';
import { ContestContext } from '../core/contest';
import { lazy } from '../core/lazy';
import { paths } from '../core/paths';
import { useResource } from '../core/resource';
import { session, sessionError, startSession } from '../core/session';
import { SignIn } from '../signin/SignIn';
import { Loaded } from '../ui/Loaded';
import { PageSkeleton } from '../ui/PageSkeleton';
import { route, type Params, type Screen } from './routes';
import { Shell } from './Shell';
import { st } from './words';

/** The presenter's page has a token of its own and no session. */
const Presenter = lazy(() => import('../onair/mc/McPage'), <Skeleton lines={4} />);

/** Sign in, or the frame with the screen that the address names. */
export function App() {
  if (path.value === '/mc') return <Presenter />;
  if (sessionError.value) return <main class="shell-main"><ErrorState error={sessionError.value} onRetry={() => void startSession()} /></main>;
  if (session.value === undefined) return <main class="shell-main"><Skeleton lines={4} /></main>;
  if (session.value === null) return <><SignIn /><Toasts /></>;
  const found = route(path.value);
  if (!found) return <Shell contest={undefined}><NotFound /></Shell>;
  if (found.params.contest) return <WithContest key={found.params.contest} screen={found.screen} params={found.params} />;
  return <Shell contest={undefined}><found.screen params={found.params} /></Shell>;
}

function WithContest({ screen: Inner, params }: { screen: Screen; params: Params }) {
  const contest = useResource(params.contest, () => calls.contest(params.contest!));
  return (
    <Shell contest={contest.data}>
      <Loaded of={contest} skeleton={<PageSkeleton />}>
        {(data) => (
          <ContestContext.Provider value={{ contest: data, reload: contest.reload, set: contest.set }}>
            <Inner params={params} />
          </ContestContext.Provider>
        )}
      </Loaded>
    </Shell>
  );
}

function NotFound() {
  return <Empty title={st('notFound')} action={<Button kind="primary" href={paths.contests}>{st('home')}</Button>}>{st('notFoundText')}</Empty>;
}
