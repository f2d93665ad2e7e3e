import { api } from '../../kit/api';
import { Button } from '../../kit/components/Button';
import { Tabs } from '../../kit/components/Tabs';
import { ScreenIcon } from '../../kit/icons';
import { query, setQuery } from '../../kit/router';
import type { PublicRound } from '../../kit/wire';
import { named } from '../named';
import { useResource } from '../resource';
import { ShareButton } from '../share/ShareBox';
import { Loaded } from '../shell/Loaded';
import { Shell } from '../shell/Shell';
import { People } from './People';
import { Units } from './Units';
import { w } from './words';

/** The public board of a round: people and units, live. */
export function BoardPage({ parts }: { parts: Record<string, string> }) {
  const id = parts.round!;
  const round = useResource(`round ${id}`, (signal) => api.get<PublicRound>(`/rounds/${id}`, { signal }));
  const tab = query.value.get('tab') === 'units' ? 'units' : 'people';
  return (
    <Loaded of={round} title={w('title')}>
      {(r) => (
        <Shell title={`${w('title')} ${named(r)}`} contest={{ slug: r.contest.slug, label: named(r.contest) }} width="reading">
          <div class="row row-apart board-head">
            <h1>{w('title')}<span class="board-round">{named(r)}</span></h1>
            <div class="row no-print">
              <ShareButton path={`/r/${id}/board`} embed={`/embed/board/${id}`} title={`${w('title')} ${named(r)}`} />
              <Button class="board-hall" href={`/r/${id}/hall`} target="_blank"><ScreenIcon />{w('hall')}</Button>
            </div>
          </div>
          <Tabs label={w('views')} panel="board-panel" value={tab} onValue={(v) => setQuery({ tab: v === 'units' ? 'units' : undefined, offset: undefined })} tabs={[{ value: 'people', label: w('tabPeople') }, { value: 'units', label: w('tabUnits') }]} />
          <div id="board-panel" role="tabpanel" class="stack">{tab === 'units' ? <Units round={id} /> : <People round={r} />}</div>
        </Shell>
      )}
    </Loaded>
  );
}
