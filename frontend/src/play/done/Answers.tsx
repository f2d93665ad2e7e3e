import { number } from '../../kit/format';
import { drawn } from '../../kit/math';
import { CheckIcon, CrossIcon, MinusIcon, WaitIcon } from '../../kit/icons';
import type { OutcomeAnswer } from '../../kit/wire';
import { Given, Key } from './Given';
import { answered, verdictOf } from './verdict';
import { w } from './words';

/** What was right, what was chosen, and why: shown only when the rules allow. */
export function Answers({ answers }: { answers: readonly OutcomeAnswer[] }) {
  return (
    <section class="stack" aria-labelledby="answers-title">
      <h2 id="answers-title">{w('answers')}</h2>
      <ol class="answers" role="list">{answers.map((a, i) => <One key={a.position} answer={a} place={i + 1} />)}</ol>
    </section>
  );
}

function One({ answer, place }: { answer: OutcomeAnswer; place: number }) {
  const verdict = verdictOf(answer);
  const Icon = { right: CheckIcon, part: CheckIcon, wrong: CrossIcon, blank: MinusIcon, later: WaitIcon }[verdict];
  const marks = { right: w('rightMark'), part: w('partMark'), wrong: w('wrongMark'), blank: w('blankMark'), later: w('laterMark') };
  return (
    <li class={`answer plate answer-${verdict}`}>
      <div class="answer-head">
        <span class="answer-verdict"><Icon size="1.1em" /><span class="visually-hidden">{marks[verdict]}</span></span>
        <h3>{place}. {drawn(answer.stem, answer.formulas)}</h3>
      </div>
      <dl class="answer-facts">
        {answered(answer) && verdict !== 'right' && <div><dt>{w('yours')}</dt><dd><Given answer={answer} /></dd></div>}
        <div><dt>{w('right')}</dt><dd class="answer-right"><Key answer={answer} /></dd></div>
      </dl>
      {verdict === 'part' && <p class="small">{w('partPoints', { n: number(answer.points), of: number(answer.of_points) })}</p>}
      {verdict === 'later' && <p class="small muted">{w('laterHint')}</p>}
      {answer.explanation && <p>{drawn(answer.explanation, answer.formulas)}</p>}
      {answer.legal_basis && <p class="small muted">{w('basis', { text: answer.legal_basis })}</p>}
    </li>
  );
}
