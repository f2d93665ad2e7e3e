import { api } from '../../kit/api';
import { Button } from '../../kit/components/Button';
import { locale } from '../../kit/i18n';
import { PrintIcon } from '../../kit/icons';
import type { PublicContest, PublicRound, RulesPage as Rules } from '../../kit/wire';
import { named } from '../named';
import { useResource } from '../resource';
import { ShareButton } from '../share/ShareBox';
import { Loaded } from '../shell/Loaded';
import { Shell } from '../shell/Shell';
import { RulesText } from './RulesText';
import { w } from './words';

/** The thể lệ of a contest (/c/:slug/rules) or of one round (/r/:round/rules). */
export function RulesPage({ parts }: { parts: Record<string, string> }) {
  const where = parts.round ? `/rounds/${parts.round}` : `/contests/${parts.slug}`;
  const rules = useResource(`rules ${where} ${locale.value}`, (signal) => api.get<Rules>(`${where}/rules`, { query: { lang: locale.peek() }, signal }));
  const contest = useRulesContest(parts);
  const back = parts.round ? `/r/${parts.round}` : `/c/${parts.slug}`;
  return (
    <Loaded of={rules} title={w('title')} contest={contest}>
      {(r) => (
        <Shell title={w('title')} contest={contest} width="reading">
          <RulesText rules={r} />
          <div class="row no-print">
            <Button onClick={() => print()}><PrintIcon />{w('print')}</Button>
            <ShareButton path={`${back}/rules`} embed={`/embed/rules/${parts.round ?? parts.slug}`} title={r.title} />
          </div>
        </Shell>
      )}
    </Loaded>
  );
}

function useRulesContest(parts: Record<string, string>) {
  const round = useResource(parts.round && `round ${parts.round}`, (signal) => api.get<PublicRound>(`/rounds/${parts.round}`, { signal }));
  const contest = useResource(parts.slug && `contest ${parts.slug}`, (signal) => api.get<PublicContest>(`/contests/${parts.slug}`, { signal }));
  const here = round.data?.contest ?? contest.data;
  return here && { slug: here.slug, label: named(here) };
}
