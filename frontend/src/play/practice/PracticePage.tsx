import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { api } from '../../kit/api';
import { Button } from '../../kit/components/Button';
import { Notice } from '../../kit/components/Notice';
import { OptionMark } from '../../kit/components/OptionMark';
import { Empty, ErrorState } from '../../kit/components/States';
import { locale } from '../../kit/i18n';
import type { OpenQuestion, Practice, PracticeChecked, PublicContest } from '../../kit/wire';
import { inLanguage, named } from '../named';
import { useResource } from '../resource';
import { Loaded } from '../shell/Loaded';
import { Shell } from '../shell/Shell';
import { w } from './words';
import './practice.css';

const asked = 10;

/** A few questions to try; nothing of it is kept. */
export function PracticePage({ parts }: { parts: Record<string, string> }) {
  const turn = useSignal(0);
  const contest = useResource(`contest ${parts.slug}`, (signal) => api.get<PublicContest>(`/contests/${parts.slug}`, { signal }));
  const practice = useResource(`practice ${parts.id} ${turn.value} ${locale.value}`, (signal) => api.get<Practice>(`/open-banks/${parts.id}/practice`, { query: { n: asked }, signal }));
  const here = contest.data && { slug: parts.slug!, label: named(contest.data) };
  return (
    <Loaded of={practice} title={w('practise')} contest={here}>
      {(p) => (
        <Shell title={inLanguage(p.title, p.title_en)} contest={here} width="narrow">
          <h1>{inLanguage(p.title, p.title_en)}</h1>
          <p class="muted">{p.with_answers ? w('lead') : w('leadPlain')}</p>
          {p.items.length === 0 ? <Empty title={w('empty')} /> : <Run key={turn.value} set={p} onAgain={() => turn.value++} />}
        </Shell>
      )}
    </Loaded>
  );
}

function Run({ set, onAgain }: { set: Practice; onAgain(): void }) {
  const at = useSignal(0);
  const right = useSignal(0);
  const head = useRef<HTMLHeadingElement>(null);
  const next = (was: boolean) => {
    if (was) right.value++;
    at.value++;
    requestAnimationFrame(() => head.current?.focus());
  };
  const question = set.items[at.value];
  if (!question) {
    return (
      <section class="plate stack" role="status">
        <h2 ref={head} tabIndex={-1}>{w('done', { n: set.items.length })}</h2>
        {set.with_answers && <p>{w('score', { right: right.value, of: set.items.length })}</p>}
        <div><Button kind="primary" onClick={onAgain}>{w('again')}</Button></div>
      </section>
    );
  }
  return (
    <section class="stack">
      <h2 ref={head} tabIndex={-1} class="small muted">{w('ofN', { n: at.value + 1, of: set.items.length })}</h2>
      <One key={question.id} set={set} question={question} onNext={next} />
    </section>
  );
}

function One({ set, question, onNext }: { set: Practice; question: OpenQuestion; onNext(right: boolean): void }) {
  const chosen = useSignal<number[]>([]);
  const verdict = useSignal<PracticeChecked | undefined>(undefined);
  const failed = useSignal<unknown>(undefined);
  const several = question.kind === 'multiple';
  const pick = (i: number) => {
    const now = chosen.value;
    chosen.value = !several ? [i] : now.includes(i) ? now.filter((x) => x !== i) : [...now, i];
  };
  const check = async () => {
    failed.value = undefined;
    try {
      verdict.value = await api.post<PracticeChecked>(`/open-banks/${set.id}/checks`, { question: question.id, choice: chosen.value });
    } catch (error) {
      failed.value = error;
    }
  };
  const v = verdict.value;
  return (
    <>
      <p class="practice-stem" id="practice-stem">{question.stem}</p>
      {several && <p class="small muted">{w('several')}</p>}
      <div class="practice-options" role="group" aria-labelledby="practice-stem">
        {question.options.map((option, i) => {
          const on = chosen.value.includes(i);
          const mark = v && (v.correct.includes(i) ? 'practice-yes' : on ? 'practice-no' : '');
          return (
            <button key={i} type="button" class={`practice-option ${mark ?? ''}`} aria-pressed={on} disabled={Boolean(v)} onClick={() => pick(i)}>
              <OptionMark index={i} chosen={on} /><span>{option}</span>
            </button>
          );
        })}
      </div>
      {v && (
        <Notice kind={v.right ? 'good' : 'bad'} alert title={v.right ? w('wasRight') : w('wasWrong')}>
          {v.explanation && <p>{v.explanation}</p>}
          {v.legal_basis && <p class="small">{w('basis', { text: v.legal_basis })}</p>}
        </Notice>
      )}
      {failed.value ? <ErrorState error={failed.value} onRetry={() => void check()} /> : null}
      <div>
        {set.with_answers && !v
          ? <Button kind="primary" disabled={chosen.value.length === 0} onClick={() => void check()}>{w('check')}</Button>
          : <Button kind="primary" disabled={chosen.value.length === 0} onClick={() => onNext(v?.right ?? false)}>{w('next')}</Button>}
      </div>
    </>
  );
}
