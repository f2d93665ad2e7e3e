import { Notice, Select } from '../../kit/components';
import { query, setQuery } from '../../kit/router';
import { calls } from '../core/calls';
import { named, useContest } from '../core/contest';
import { useResource } from '../core/resource';
import { currentRound } from '../core/round';
import { Loaded } from '../ui/Loaded';
import { Page } from '../ui/Page';
import { ShareCard } from './ShareCard';
import { ht } from './words';
import './share.css';

/** Everything that can be passed on: pages, codes, snippets. */
export default function SharePage() {
  const { contest } = useContest();
  const rounds = useResource(`rounds ${contest.id}`, () => calls.rounds(contest.id));
  const name = named(contest);
  return (
    <Page title={ht('title')} lead={ht('lead')}>
      <ShareCard title={ht('contest')} text={ht('contestText')} path={`/c/${contest.slug}`} embed={undefined} frameTitle={name} />
      <Loaded of={rounds}>
        {({ items }) => {
          const round = items.find((r) => r.id === query.value.get('round')) ?? currentRound(items);
          if (!round) return <p class="muted">{ht('noRound')}</p>;
          const at = `/r/${round.id}`;
          const frame = `${name} – ${named(round)}`;
          return (
            <>
              <div class="toolbar">
                <Select
                  label={ht('round')}
                  placeholder={null}
                  value={round.id}
                  options={items.map((r) => ({ value: r.id, label: named(r) }))}
                  onValue={(id) => setQuery({ round: id })}
                />
              </div>
              {round.state === 'draft' && <Notice kind="warn">{ht('draft')}</Notice>}
              <div class="grid-2">
                <ShareCard
                  title={ht('rules')}
                  text={ht('rulesText')}
                  path={`${at}/rules`}
                  embed={`/embed/rules/${round.id}`}
                  frameTitle={`${ht('rules')}: ${frame}`}
                />
                {round.rules.show.board !== 'hidden' && <>
                  <ShareCard
                    title={ht('board')}
                    text={ht('boardText')}
                    path={`${at}/board`}
                    embed={`/embed/board/${round.id}`}
                    frameTitle={`${ht('board')}: ${frame}`}
                  />
                  <ShareCard title={ht('hall')} text={ht('hallText')} path={`${at}/hall`} embed={undefined} frameTitle={frame} />
                </>}
                <ShareCard
                  title={ht('result')}
                  text={round.state === 'published' ? ht('resultText') : ht('resultNot')}
                  path={`${at}/result`}
                  embed={`/embed/result/${round.id}`}
                  frameTitle={`${ht('result')}: ${frame}`}
                />
              </div>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
