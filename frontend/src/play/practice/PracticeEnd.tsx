import type { ComponentChildren, RefObject } from 'preact';
import { Button } from '../../kit/components/Button';
import { number } from '../../kit/format';
import { CheckIcon, CrossIcon } from '../../kit/icon';
import { MinusIcon, WaitIcon } from '../../kit/icons';
import type { OutcomeAnswer, Practice } from '../../kit/wire';
import { verdictOf } from '../done/verdict';
import { verdictWords } from './Verdict';
import { w } from './words';

interface PracticeEndProps {
  set: Practice;
  slug: string;
  outcomes: readonly OutcomeAnswer[];
  head: RefObject<HTMLHeadingElement | null>;
  choice: ComponentChildren;
  onAgain(): void;
}

/** What came of the practice, question by question. */
export function PracticeEnd({ set, slug, outcomes, head, choice, onAgain }: PracticeEndProps) {
  const right = outcomes.filter((o) => verdictOf(o) === 'right').length;
  return (
    <section class="stack">
      <div class="plate stack">
        <h2 ref={head} tabIndex={-1}>{w('done', { n: number(set.items.length) })}</h2>
        {set.with_answers && <p class="practice-score">{w('score', { right: number(right), of: number(set.items.length) })}</p>}
        <p class="small muted">{w('notKept')}</p>
        {choice}
        <div class="row">
          <Button kind="primary" onClick={onAgain}>{w('again')}</Button>
          {set.readable && <Button href={`/c/${slug}/open/${set.id}`}>{w('read')}</Button>}
          <Button kind="quiet" href={`/c/${slug}`}>{w('toContest')}</Button>
        </div>
      </div>
      {outcomes.length > 0 && <ol class="practice-list" role="list">{outcomes.map((o, i) => <Row key={i} outcome={o} />)}</ol>}
    </section>
  );
}

function Row({ outcome }: { outcome: OutcomeAnswer }) {
  const verdict = verdictOf(outcome);
  const Icon = { right: CheckIcon, part: CheckIcon, wrong: CrossIcon, blank: MinusIcon, later: WaitIcon }[verdict];
  return (
    <li class={`practice-row practice-${verdict}`}>
      <span class="practice-sign"><Icon size="1.1em" /></span>
      <span><span class="practice-asked">{outcome.stem}</span><span class="small muted">{verdictWords(outcome)}</span></span>
    </li>
  );
}
