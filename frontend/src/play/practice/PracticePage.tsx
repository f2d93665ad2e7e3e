import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { api } from '../../kit/api';
import { Empty } from '../../kit/components/States';
import { locale } from '../../kit/i18n';
import type { OutcomeAnswer, Practice, PublicContest } from '../../kit/wire';
import { inLanguage, named } from '../named';
import { useResource } from '../resource';
import { Loaded } from '../shell/Loaded';
import { Shell } from '../shell/Shell';
import { preload } from '../take/beyond';
import { PracticeEnd } from './PracticeEnd';
import { PracticeOne } from './PracticeOne';
import { TopicChoice } from './TopicChoice';
import { w } from './words';
import './practice.css';

const asked = 10;

/** A few questions to try; nothing of it is kept. */
export function PracticePage({ parts }: { parts: Record<string, string> }) {
  const turn = useSignal(0);
  const topic = useSignal('');
  const last = useSignal<Practice | undefined>(undefined);
  const contest = useResource(`contest ${parts.slug}`, (signal) => api.get<PublicContest>(`/contests/${parts.slug}`, { signal }));
  const practice = useResource(`practice ${parts.id} ${turn.value} ${topic.value} ${locale.value}`, (signal) =>
    api.get<Practice>(`/open-banks/${parts.id}/practice`, { query: { n: asked, topic: topic.peek() || undefined }, signal }));
  if (practice.data && last.value !== practice.data) last.value = practice.data;
  // While other questions are on their way, those before stay.
  const shown = { ...practice, data: practice.data ?? (practice.error ? undefined : last.value) };
  const here = contest.data && { slug: parts.slug!, label: named(contest.data) };
  const choice = (p: Practice) => <TopicChoice topics={p.topics} value={topic.value} onValue={(id) => (topic.value = id)} />;
  return (
    <Loaded of={shown} title={w('practise')} contest={here}>
      {(p) => (
        <Shell title={inLanguage(p.title, p.title_en)} contest={here} width="narrow">
          <h1 class="practice-title">{inLanguage(p.title, p.title_en)}</h1>
          {p.items.length === 0
            ? <>{choice(p)}<Empty title={w('empty')} /></>
            : <Run key={`${turn.value} ${topic.value}`} set={p} slug={parts.slug!} choice={choice(p)} onAgain={() => turn.value++} />}
        </Shell>
      )}
    </Loaded>
  );
}

/** The questions one after another; what can be chosen is offered before the first and after the last. */
function Run({ set, slug, choice, onAgain }: { set: Practice; slug: string; choice: ComponentChildren; onAgain(): void }) {
  const at = useSignal(0);
  const outcomes = useSignal<readonly OutcomeAnswer[]>([]);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => void preload(set.items), [set]);
  const next = (outcome: OutcomeAnswer | undefined) => {
    if (outcome) outcomes.value = [...outcomes.value, outcome];
    at.value++;
    requestAnimationFrame(() => {
      head.current?.focus({ preventScroll: true });
      window.scrollTo({ top: 0 });
    });
  };
  const question = set.items[at.value];
  if (!question) return <PracticeEnd set={set} slug={slug} outcomes={outcomes.value} head={head} choice={choice} onAgain={onAgain} />;
  return (
    <section class="stack practice">
      {at.value === 0 && <p class="muted">{set.with_answers ? w('lead') : w('leadPlain')}</p>}
      {at.value === 0 && choice}
      <div class="practice-way">
        <h2 ref={head} tabIndex={-1} class="small muted">{w('ofN', { n: at.value + 1, of: set.items.length })}</h2>
        <span class="practice-track" aria-hidden="true"><span style={{ inlineSize: `${(100 * (at.value + 1)) / set.items.length}%` }} /></span>
      </div>
      <PracticeOne key={question.id} set={set} question={question} last={at.value + 1 === set.items.length} onNext={next} />
    </section>
  );
}
