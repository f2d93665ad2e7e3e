import { Tabs } from '../../kit/components';
import { query, setQuery } from '../../kit/router';
import { useContest } from '../core/contest';
import { number } from '../../kit/format';
import { Page } from '../ui/Page';
import { BarredList } from './BarredList';
import { ContestantList } from './ContestantList';
import { pt } from './words';
import './contestants.css';

/** Who takes part, and who must not. */
export default function ContestantsPage() {
  const { contest } = useContest();
  const view = query.value.get('view') === 'barred' ? 'barred' : 'list';
  return (
    <Page title={pt('title')} aside={pt('count', { n: number(contest.counts.contestants) })}>
      <Tabs
        label={pt('views')}
        panel="contestants-view"
        value={view}
        onValue={(next) => setQuery({ view: next === 'barred' ? 'barred' : undefined, c: undefined })}
        tabs={[{ value: 'list', label: pt('tabList'), count: number(contest.counts.contestants) }, { value: 'barred', label: pt('tabBarred') }]}
      />
      <div id="contestants-view" role="tabpanel" aria-label={view === 'barred' ? pt('tabBarred') : pt('tabList')}>
        {view === 'barred' ? <BarredList /> : <ContestantList />}
      </div>
    </Page>
  );
}
