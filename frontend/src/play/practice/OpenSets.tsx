import { api } from '../../kit/api';
import { Button } from '../../kit/components/Button';
import { number } from '../../kit/format';
import type { OpenBankBrief } from '../../kit/wire';
import { inLanguage } from '../named';
import { useResource } from '../resource';
import { w } from './words';
import './practice.css';

/** What a contest has open for reading and practice; nothing where there is nothing. */
export function OpenSets({ slug }: { slug: string }) {
  const open = useResource(`open ${slug}`, (signal) => api.get<{ items: OpenBankBrief[] }>(`/contests/${slug}/open-banks`, { signal }));
  const sets = open.data?.items.filter((o) => o.questions > 0) ?? [];
  if (sets.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="open-title">
      <h2 id="open-title">{w('openTitle')}</h2>
      <ul class="open-sets" role="list">
        {sets.map((o) => (
          <li key={o.id} class="open-set plate stack">
            <h3>{inLanguage(o.title, o.title_en)}</h3>
            <p class="small muted">{w('count', { n: number(o.questions) })}, {o.with_answers ? w('withAnswers') : w('withoutAnswers')}</p>
            <div class="row">
              {o.practice && <Button kind="primary" href={`/c/${slug}/practice/${o.id}`}>{w('practise')}</Button>}
              {o.readable && <Button href={`/c/${slug}/open/${o.id}`}>{w('read')}</Button>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
