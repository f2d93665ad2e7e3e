import { number } from '../../kit/format';
import type { PublicRound } from '../../kit/wire';
import { attemptRule, limitText } from '../round';
import { t } from '../words';

/** The rules that matter while answering, from the same data as the full rules. */
export function InBrief({ round }: { round: PublicRound }) {
  const target = round.prediction_rule?.target;
  const notes = [
    t('briefSaved'),
    round.limit_ms > 0 ? t('briefClock') : '',
    round.per_question_ms > 0 ? t('briefPerQuestion', { n: Math.round(round.per_question_ms / 1000) }) : '',
    round.revise ? t('briefRevise') : t('briefNoRevise'),
    round.blanks === 'invalid' ? t('briefBlanksInvalid') : t('briefBlanksZero'),
    target ? t(target === 'all_right' ? 'briefPredictRight' : 'briefPredictPeople') : '',
  ].filter(Boolean);
  return (
    <section class="stack brief" aria-labelledby="brief-title">
      <h2 id="brief-title">{t('inBrief')}</h2>
      <dl class="brief-facts">
        <div><dd class="figures">{number(round.questions)}</dd><dt>{t('questionsWord')}</dt></div>
        <div><dd class="figures">{limitText(round.limit_ms)}</dd><dt>{t('perAttempt')}</dt></div>
        <div><dd class="figures">{attemptRule(round.attempts)}</dd><dt>{t('attemptsWord')}</dt></div>
      </dl>
      <ul class="brief-notes" role="list">{notes.map((n) => <li key={n}>{n}</li>)}</ul>
    </section>
  );
}
