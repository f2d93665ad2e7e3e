import { api } from '../../kit/api';
import { Notice } from '../../kit/components/Notice';
import { Empty } from '../../kit/components/States';
import { number } from '../../kit/format';
import type { PublicContest } from '../../kit/wire';
import { lazily } from '../lazily';
import { inLanguage, named } from '../named';
import { useResource } from '../resource';
import { useMe } from '../session';
import { Hero } from '../shell/Hero';
import { Loaded } from '../shell/Loaded';
import { Shell } from '../shell/Shell';
import { useServerClock } from '../time';
import { t } from '../words';
import { NextStep } from './NextStep';
import { RoundCard } from './RoundCard';
import './home.css';

const OpenSets = lazily(() => import('../practice/OpenSets').then((m) => m.OpenSets));
const Account = lazily(() => import('./Account').then((m) => m.Account));

/** A contest: what it is, what to do next, and its rounds. */
export function ContestHome({ parts }: { parts: Record<string, string> }) {
  useServerClock();
  const slug = parts.slug!;
  const contest = useResource(`contest ${slug}`, (signal) => api.get<PublicContest>(`/contests/${slug}`, { signal }));
  const me = useMe(slug);
  return (
    <Loaded of={contest} title="Hội Thi">
      {(c) => (
        <Shell title={named(c)} hero={<Head contest={c} me={me.data ?? (me.error ? null : me.data)} reload={contest.reload} />} width="wide" footer={<Foot contest={c} known={Boolean(me.data)} />}>
          {c.demo && <Notice kind="info">{t('demoNotice')}</Notice>}
          <section class="stack" aria-labelledby="rounds-title">
            <h2 id="rounds-title">{t('rounds')}</h2>
            {c.rounds.length === 0 ? <Empty title={t('noRounds')}>{t('noRoundsHint')}</Empty> : (
              <ul class="rounds" role="list">
                {c.rounds.map((r) => <RoundCard key={r.id} round={r} attempts={me.data?.attempts ?? []} />)}
              </ul>
            )}
          </section>
          <OpenSets slug={slug} />
          {me.data && <Account slug={slug} me={me.data} groups={c.groups} onSignOut={me.reload} />}
        </Shell>
      )}
    </Loaded>
  );
}

function Head({ contest, me, reload }: { contest: PublicContest; me: Parameters<typeof NextStep>[0]['me']; reload: () => void }) {
  return (
    <Hero over={contest.organiser} title={named(contest)} aside={<NextStep contest={contest} me={me} onTurn={reload} />}>
      {contest.intro && <p class="hero-lead">{inLanguage(contest.intro, contest.intro_en)}</p>}
      {contest.contestants > 0 && (
        <p class="hero-count"><b class="figures">{number(contest.contestants)}</b> {t('contestantsSoFar')}</p>
      )}
    </Hero>
  );
}

/** `known`: this device is signed in, and need not come back. */
function Foot({ contest, known }: { contest: PublicContest; known: boolean }) {
  return (
    <>
      <span>{contest.organiser}</span>
      <a href={`/c/${contest.slug}/rules`}>{t('rules')}</a>
      {!known && <a href={`/c/${contest.slug}/login`}>{t('comeBack')}</a>}
    </>
  );
}
