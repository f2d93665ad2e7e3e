import { Fragment } from 'preact';
import { optionLetters } from '../../kit/components/OptionMark';
import { drawn } from '../../kit/math';
import type { OutcomeAnswer } from '../../kit/wire';
import { showDecimal } from '../../kit/decimal';
import { w } from './words';

/** What was answered, as the question asked for it. */
export function Given({ answer }: { answer: OutcomeAnswer }) {
  if (answer.kind === 'shorttext') return <>{answer.text}</>;
  if (answer.kind === 'numeric') return <>{showDecimal(answer.text ?? '')}</>;
  return <Picks answer={answer} picks={answer.chosen} />;
}

/** What a key is read from. */
export type Keyed = Pick<OutcomeAnswer, 'kind' | 'options' | 'rights' | 'pictures' | 'correct' | 'accepted' | 'numbers' | 'formulas'>;

/** What is right. */
export function Key({ answer }: { answer: Keyed }) {
  const or = ` ${w('orAlso')} `;
  if (answer.kind === 'shorttext') return <>{answer.accepted?.join(or)}</>;
  if (answer.kind === 'numeric') {
    const one = ({ value, tolerance }: { value: string; tolerance?: string }) => (tolerance ? w('within', { n: showDecimal(value), tolerance: showDecimal(tolerance) }) : showDecimal(value));
    return <>{answer.numbers?.map(one).join(or)}</>;
  }
  return <Picks answer={answer} picks={answer.correct} />;
}

/** Options by letter, items in their order, or pairs. */
function Picks({ answer, picks }: { answer: Keyed; picks: readonly number[] }) {
  switch (answer.kind) {
    case 'ordering':
      return <ol class="answer-order">{picks.map((i) => <li key={i}>{drawn(answer.options[i] ?? '', answer.formulas)}</li>)}</ol>;
    case 'matching':
      return <ul class="answer-order" role="list">{answer.options.map((left, i) => <li key={i}>{drawn(left, answer.formulas)} – {drawn(answer.rights?.[picks[i] ?? -1] ?? '…', answer.formulas)}</li>)}</ul>;
    default:
      return <>{picks.map((i, n) => <Fragment key={i}>{n > 0 && '; '}{optionLetters[i]}. {drawn(answer.options[i] || answer.pictures?.[i]?.alt || '', answer.formulas)}</Fragment>)}</>;
  }
}
