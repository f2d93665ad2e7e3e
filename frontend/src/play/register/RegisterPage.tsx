import { useEffect } from 'preact/hooks';
import { api } from '../../kit/api';
import { navigate, query } from '../../kit/router';
import type { PublicContest } from '../../kit/wire';
import { named } from '../named';
import { useResource } from '../resource';
import { useMe } from '../session';
import { Loaded } from '../shell/Loaded';
import { Shell } from '../shell/Shell';
import { t } from '../words';
import { RegisterForm } from './RegisterForm';

/** Where a contestant goes after signing in: the round they came for, else the contest. */
export function afterSignIn(slug: string): string {
  const round = query.peek().get('round');
  return round ? `/r/${round}` : `/c/${slug}`;
}

/** Registration, on one page, in under a minute. */
export function RegisterPage({ parts }: { parts: Record<string, string> }) {
  const slug = parts.slug!;
  const contest = useResource(`contest ${slug}`, (signal) => api.get<PublicContest>(`/contests/${slug}`, { signal }));
  const me = useMe(slug);
  useEffect(() => {
    if (me.data) navigate(afterSignIn(slug), { replace: true });
  }, [me.data?.id]);
  return (
    <Loaded of={contest} title={t('registerTitle')}>
      {(c) => (
        <Shell title={t('registerTitle')} contest={{ slug, label: named(c) }} width="narrow">
          <div class="stack-tight">
            <h1>{t('registerTitle')}</h1>
            <p class="muted">{t('registerLead')} <a href={`/c/${slug}/login${location.search}`}>{t('alreadyRegistered')}</a></p>
          </div>
          <RegisterForm contest={c} onDone={() => navigate(afterSignIn(slug), { replace: true })} />
        </Shell>
      )}
    </Loaded>
  );
}
