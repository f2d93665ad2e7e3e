import { useEffect } from 'preact/hooks';
import { api } from '../../kit/api';
import { Empty } from '../../kit/components/States';
import { ArrowRightIcon } from '../../kit/icon';
import { navigate } from '../../kit/router';
import type { ContestBrief } from '../../kit/wire';
import { named } from '../named';
import { useResource } from '../resource';
import { Hero } from '../shell/Hero';
import { Loaded } from '../shell/Loaded';
import { Shell } from '../shell/Shell';
import { t } from '../words';
import './home.css';

/** The front door: the contests of this server, or straight to the only one. */
export function ContestList() {
  const contests = useResource('contests', (signal) => api.get<{ items: ContestBrief[] }>('/contests', { signal }));
  const only = contests.data?.items.length === 1 ? contests.data.items[0] : undefined;
  useEffect(() => {
    if (only) navigate(`/c/${only.slug}`, { replace: true });
  }, [only?.slug]);
  return (
    <Loaded of={contests} title="Hội Thi">
      {({ items }) => only ? <Shell title="Hội Thi" /> : (
        <Shell title="Hội Thi" hero={<Hero title={t('contestsTitle')}><p class="hero-lead">{t('contestsLead')}</p></Hero>}>
          {items.length === 0 ? <Empty title={t('noContests')}>{t('noContestsHint')}</Empty> : (
            <ul class="contests" role="list">
              {items.map((c) => (
                <li key={c.id}>
                  <a class="contest-link plate" href={`/c/${c.slug}`}>
                    <span class="stack-tight">
                      <b>{named(c)}</b>
                      <span class="muted small">{c.organiser}</span>
                    </span>
                    <ArrowRightIcon />
                  </a>
                </li>
              ))}
            </ul>
          )}
        </Shell>
      )}
    </Loaded>
  );
}
