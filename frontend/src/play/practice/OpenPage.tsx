import { useSignal } from '@preact/signals';
import { api } from '../../kit/api';
import { Button } from '../../kit/components/Button';
import { TextField } from '../../kit/components/Field';
import { Select } from '../../kit/components/Select';
import { Empty } from '../../kit/components/States';
import { number } from '../../kit/format';
import { locale } from '../../kit/i18n';
import type { OpenBankPage, PublicContest } from '../../kit/wire';
import { inLanguage, named } from '../named';
import { useResource } from '../resource';
import { Loaded } from '../shell/Loaded';
import { Shell } from '../shell/Shell';
import { OpenList } from './OpenList';
import { w } from './words';
import './practice.css';

const step = 30;

/** An open set of questions, to be read and searched. */
export function OpenPage({ parts }: { parts: Record<string, string> }) {
  const q = useSignal('');
  const topic = useSignal('');
  const limit = useSignal(step);
  const contest = useResource(`contest ${parts.slug}`, (signal) => api.get<PublicContest>(`/contests/${parts.slug}`, { signal }));
  const page = useResource(`open ${parts.id} ${q.value} ${topic.value} ${limit.value} ${locale.value}`, (signal) =>
    api.get<OpenBankPage>(`/open-banks/${parts.id}`, { query: { q: q.peek(), topic: topic.peek(), limit: limit.peek() }, signal }));
  const last = useSignal<OpenBankPage | undefined>(undefined);
  if (page.data && last.value !== page.data) last.value = page.data;
  const here = contest.data && { slug: parts.slug!, label: named(contest.data) };
  const shown = { ...page, data: page.data ?? last.value };
  return (
    <Loaded of={shown} title={w('openTitle')} contest={here}>
      {(o) => (
        <Shell title={inLanguage(o.title, o.title_en)} contest={here} width="reading">
          <h1>{inLanguage(o.title, o.title_en)}</h1>
          <form class="row open-find" role="search" onSubmit={(e) => e.preventDefault()}>
            <TextField type="search" label={w('search')} value={q.value} onValue={(v) => { q.value = v; limit.value = step; }} />
            {o.topics.length > 1 && (
              <Select
                label={w('topic')}
                placeholder={null}
                value={topic.value}
                options={[{ value: '', label: w('allTopics') }, ...o.topics.map((t) => ({ value: t.id, label: named(t) }))]}
                onValue={(v) => { topic.value = v; limit.value = step; }}
              />
            )}
          </form>
          <p class="muted" role="status">{w('count', { n: number(o.total) })}</p>
          {o.items.length === 0 ? <Empty title={o.readable ? w('none') : w('noneOpen')} /> : <OpenList items={o.items} told={o.with_answers} />}
          <div class="row">
            {o.items.length < o.total && limit.value < 100 && <Button onClick={() => (limit.value += step)}>{w('more')}</Button>}
            {o.practice && <Button kind="primary" href={`/c/${parts.slug}/practice/${parts.id}`}>{w('practise')}</Button>}
          </div>
        </Shell>
      )}
    </Loaded>
  );
}
