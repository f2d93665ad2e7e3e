import { optionLetters } from '../../kit/components/OptionMark';
import { CheckIcon, CrossIcon, MinusIcon } from '../../kit/icons';
import type { Outcome } from '../../kit/wire';
import { w } from './words';

type Answer = NonNullable<Outcome['answers']>[number];

const same = (a: readonly number[], b: readonly number[]) => a.length === b.length && a.every((x) => b.includes(x));

/** What was right, what was chosen, and why: shown only when the rules allow. */
export function Answers({ answers }: { answers: readonly Answer[] }) {
  return (
    <section class="stack" aria-labelledby="answers-title">
      <h2 id="answers-title">{w('answers')}</h2>
      <ol class="answers" role="list">{answers.map((a, i) => <One key={a.position} answer={a} number={i + 1} />)}</ol>
    </section>
  );
}

function One({ answer, number }: { answer: Answer; number: number }) {
  const verdict = answer.chosen.length === 0 ? 'blank' : same(answer.chosen, answer.correct) ? 'right' : 'wrong';
  const Icon = { right: CheckIcon, wrong: CrossIcon, blank: MinusIcon }[verdict];
  const marks = { right: w('rightMark'), wrong: w('wrongMark'), blank: w('blankMark') };
  const list = (picks: readonly number[]) => picks.map((i) => `${optionLetters[i]}. ${answer.options[i] ?? ''}`).join('; ');
  return (
    <li class={`answer plate answer-${verdict}`}>
      <div class="answer-head">
        <span class="answer-verdict"><Icon size="1.1em" /><span class="visually-hidden">{marks[verdict]}</span></span>
        <h3>{number}. {answer.stem}</h3>
      </div>
      <dl class="answer-facts">
        {verdict === 'wrong' && <div><dt>{w('yours')}</dt><dd>{list(answer.chosen)}</dd></div>}
        <div><dt>{w('right')}</dt><dd class="answer-right">{list(answer.correct)}</dd></div>
      </dl>
      {answer.explanation && <p>{answer.explanation}</p>}
      {answer.legal_basis && <p class="small muted">{w('basis', { text: answer.legal_basis })}</p>}
    </li>
  );
}
