import { Notice, type NoticeKind } from '../../kit/components/Notice';
import { number } from '../../kit/format';
import { drawn } from '../../kit/math';
import type { OutcomeAnswer } from '../../kit/wire';
import { Key } from '../done/Given';
import { verdictOf, type Verdict as Kind } from '../done/verdict';
import { w } from './words';

const notices: Record<Kind, NoticeKind> = { right: 'good', part: 'warn', wrong: 'bad', blank: 'info', later: 'info' };

/** What became of an answer in words. */
export function verdictWords(o: OutcomeAnswer): string {
  switch (verdictOf(o)) {
    case 'right': return w('wasRight');
    case 'part': return w('wasPart', { n: number(o.points), of: number(o.of_points) });
    case 'later': return w('wasNear');
    case 'blank': return w('wasBlank');
    default: return w('wasWrong');
  }
}

/** The verdict of the server, what is right, and why. */
export function Verdict({ outcome: o }: { outcome: OutcomeAnswer }) {
  const verdict = verdictOf(o);
  return (
    <Notice kind={notices[verdict]} alert title={verdictWords(o)}>
      <div class="practice-why">
        {verdict !== 'right' && <div class="practice-key"><span class="small">{w('right')}:</span> <b><Key answer={o} /></b></div>}
        {o.later && <p class="small">{w('nearest')}</p>}
        {o.explanation && <p>{drawn(o.explanation, o.formulas)}</p>}
        {o.legal_basis && <p class="small">{w('basis', { text: o.legal_basis })}</p>}
      </div>
    </Notice>
  );
}
