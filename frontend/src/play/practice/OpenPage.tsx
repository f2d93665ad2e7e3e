import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { api } from '../../kit/api';
import { Button } from '../../kit/components/Button';
import { TextField } from '../../kit/components/Field';
import { Pager } from '../../kit/components/Pager';
import { Empty } from '../../kit/components/States';
import { number } from '../../kit/format';
import { locale } from '../../kit/i18n';
import type { OpenBankPage, PublicContest } from '../../kit/wire';
import { inLanguage, named } from '../named';
import { useResource } from '../resource';
import { Loaded } from '../shell/Loaded';
import { Shell } from '../shell/Shell';
import { OpenList } from './OpenList';
import { TopicChoice } from './TopicChoice';
import { w } from './words';
import './practice.css';

const step = 30;
const pause = 300; // ms without a key before the server is asked

/** An open set of questions, to be read and searched. */
export function OpenPage({ parts }: { parts: Record<string, string> }) {
  const text = useSignal('');
  const q = useSignal('');
  const topic = useSignal('');
  const offset = useSignal(0);
  const count = useRef<HTMLParagraphElement>(null);
  const contest = useResource(`contest ${parts.slug}`, (signal) => api.get<PublicContest>(`/contests/${parts.slug}`, { signal }));
  const page = useResource(`open ${parts.id} ${q.value} ${topic.value} ${offset.value} ${locale.value}`, (signal) =>
    api.get<OpenBankPage>(`/open-banks/${parts.id}`, { query: { q: q.peek(), topic: topic.peek(), offset: offset.peek(), limit: step }, signal }));
  useEffect(() => {
    const timer = setTimeout(() => {
      if (q.peek() === text.peek()) return;
      q.value = text.peek();
      offset.value = 0;
    }, pause);
    return () => clearTimeout(timer);
  }, [text.value]);
  const turn = (to: number) => {
    offset.value = to;
    count.current?.scrollIntoView({ block: 'start' });
    count.current?.focus({ preventScroll: true });
  };
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
            <TextField type="search" label={w('search')} value={text.value} onValue={(v) => (text.value = v)} />
            <TopicChoice topics={o.topics} value={topic.value} onValue={(id) => { topic.value = id; offset.value = 0; }} />
          </form>
          <p ref={count} class="muted open-count" role="status" tabIndex={-1}>{w('count', { n: number(o.total) })}</p>
          {o.items.length === 0 ? <Empty title={o.readable ? w('none') : w('noneOpen')} /> : <OpenList items={o.items} told={o.with_answers} />}
          <div class="row">
            <Pager total={o.total} offset={o.offset} limit={o.limit} onOffset={turn} />
            {o.practice && <Button kind="primary" href={`/c/${parts.slug}/practice/${parts.id}`}>{w('practise')}</Button>}
          </div>
        </Shell>
      )}
    </Loaded>
  );
}
