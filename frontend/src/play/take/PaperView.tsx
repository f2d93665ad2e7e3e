import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Skeleton } from '../../kit/components/Skeleton';
import { Toasts } from '../../kit/components/Toast';
import { navigate } from '../../kit/router';
import { Settings } from '../shell/Settings';
import { useTitle } from '../shell/Shell';
import { useRemaining } from '../time';
import { t } from '../words';
import { Clock } from './Clock';
import { fetchBeyond, fetchLate, late } from './later';
import type { Paper } from './paper';
import { Question } from './Question';
import { SaveLine } from './SaveLine';
import { steps, type Step } from './steps';
import { useSubmission, type Submission } from './submission';
import { Way } from './Way';
import './take.css';

/** The paper while it is answered: clock, saved state and the way round stay in the same place; one thing changes. */
export function PaperView({ paper }: { paper: Paper }) {
  useTitle(t('paper'));
  const all = steps(paper.taking);
  const at = useSignal(firstOpen(paper, all));
  const body = useRef<HTMLDivElement>(null);
  const left = useRemaining(paper.deadline.value);
  const submission = useSubmission(paper);
  const step = all[at.value]!;

  const go = (index: number) => {
    at.value = Math.min(all.length - 1, Math.max(0, index));
    window.scrollTo(0, 0);
    requestAnimationFrame(() => body.current?.focus({ preventScroll: true }));
  };

  useEffect(() => void fetchLate(), []);
  useEffect(() => void fetchBeyond(paper.questions.value), [paper.questions.value]);
  useEnd(paper, left);
  const rest = late.value;
  useEffect(() => rest?.keep(paper), [rest]);
  useReturn(paper);

  return (
    <div class="take">
      <header class="take-bar">
        <Clock left={left} whole={(paper.taking.attempt.deadline_ms - paper.taking.attempt.started_ms) / 1000} />
        <div class="take-state">
          <h1 class="take-where">{where(step, paper)}</h1>
          <SaveLine paper={paper} position={step.kind === 'question' ? step.position : undefined} />
        </div>
        <Settings />
      </header>
      <main class="take-main" id="main">
        <div class="take-body" ref={body} tabIndex={-1}>
          {paper.ended.value !== 'no' ? rest && <rest.Finishing paper={paper} /> : <Here step={step} paper={paper} go={go} all={all} submission={submission} />}
        </div>
        {paper.ended.value === 'no' && <aside class="take-aside">{rest && <rest.Navigator paper={paper} all={all} at={at.value} onGo={go} />}</aside>}
      </main>
      {paper.ended.value === 'no' && <Way paper={paper} all={all} at={at.value} submission={submission} onGo={go} />}
      <Toasts />
    </div>
  );
}

function Here({ step, paper, go, all, submission }: { step: Step; paper: Paper; go: (index: number) => void; all: Step[]; submission: Submission }) {
  const rest = late.value;
  switch (step.kind) {
    case 'question':
      return <Question key={step.position} paper={paper} position={step.position} number={step.number} />;
    case 'questions':
      return <>{paper.questions.value.map((q, i) => <Question key={q.position} paper={paper} position={q.position} number={i + 1} together />)}</>;
    case 'prediction':
      return rest ? <rest.Prediction paper={paper} onDone={() => go(all.indexOf(step) + 1)} /> : <Skeleton />;
    case 'review':
      return rest ? <rest.Review paper={paper} all={all} submission={submission} onGo={go} /> : <Skeleton />;
  }
}

function where(step: Step, paper: Paper): string {
  const of = paper.questions.value.length;
  if (step.kind === 'question') return t('questionOf', { n: step.number, of });
  if (step.kind === 'prediction') return t('predictionTitle');
  if (step.kind === 'review') return t('reviewTitle');
  return t('answeredOf', { n: of - paper.missing.value.length, of });
}

/** After a reload the contestant goes on at the first question that is open. */
function firstOpen(paper: Paper, all: Step[]): number {
  const next = paper.missing.peek()[0];
  if (all[0]?.kind === 'questions') return 0;
  if (next === undefined) return all.length - 1;
  return Math.max(0, all.findIndex((s) => s.kind === 'question' && s.position === next));
}

/** Ends by itself at the deadline, and leaves when the paper is over, here or elsewhere. */
function useEnd(paper: Paper, left: number): void {
  useEffect(() => {
    if (left > 0 || paper.ended.peek() !== 'no') return;
    void paper.timeUp().then((over) => over && leave(paper));
  }, [left === 0]);
  useEffect(() => {
    if (paper.ended.value === 'submitted') leave(paper);
    if (paper.ended.value !== 'elsewhere') return;
    const timer = setTimeout(() => leave(paper), 1500);
    return () => clearTimeout(timer);
  }, [paper.ended.value]);
}

function leave(paper: Paper): void {
  paper.outbox.clear();
  paper.guesses.clear();
  navigate(`/r/${paper.round}/done?attempt=${paper.id}`, { replace: true });
}

/** Coming back to the page, or going away with something unsent. */
function useReturn(paper: Paper): void {
  useEffect(() => {
    const back = () => {
      if (document.visibilityState !== 'visible' || paper.ended.peek() !== 'no') return;
      paper.outbox.wake();
      void paper.refresh();
    };
    const away = (event: BeforeUnloadEvent) => {
      if (paper.outbox.pending.peek() > 0 && paper.ended.peek() === 'no') event.preventDefault();
    };
    document.addEventListener('visibilitychange', back);
    window.addEventListener('beforeunload', away);
    return () => {
      document.removeEventListener('visibilitychange', back);
      window.removeEventListener('beforeunload', away);
    };
  }, [paper]);
}
