import { CheckIcon } from '../../kit/icons';
import { number } from '../../kit/format';
import type { DeskRound } from '../../kit/wire';
import { calls } from '../core/calls';
import { useContest } from '../core/contest';
import { paths } from '../core/paths';
import { useResource } from '../core/resource';
import { ot } from './words';

interface Todo {
  key: string;
  title: string;
  text: string;
  href: string;
  have: number;
}

/** What to do before the first round opens, with what is there already. */
export function FirstSteps({ rounds }: { rounds: DeskRound[] }) {
  const { contest } = useContest();
  const banks = useResource(`banks ${contest.id}`, () => calls.banks(contest.id));
  const approved = banks.data?.items.reduce((sum, b) => sum + (b.counts.approved ?? 0), 0) ?? 0;
  const todo: Todo[] = [
    { key: 'units', title: ot('stepUnits'), text: ot('stepUnitsText'), href: paths.units(contest.id), have: contest.counts.units },
    { key: 'bank', title: ot('stepBank'), text: ot('stepBankText'), href: paths.bank(contest.id), have: contest.counts.questions },
    { key: 'review', title: ot('stepReview'), text: ot('stepReviewText'), href: paths.bank(contest.id), have: approved },
    { key: 'round', title: ot('stepRound'), text: ot('stepRoundText'), href: rounds.length > 0 ? paths.rounds(contest.id) : paths.newRound(contest.id), have: rounds.length },
    { key: 'share', title: ot('stepShare'), text: ot('stepShareText'), href: paths.share(contest.id), have: 0 },
  ];
  const next = todo.find((t) => t.have === 0);
  return (
    <ol class="first-steps" role="list">
      {todo.map((t, i) => (
        <li key={t.key} class={t === next ? 'first-next' : undefined}>
          <span class={`first-dot ${t.have > 0 ? 'first-done' : ''}`} aria-hidden="true">{t.have > 0 ? <CheckIcon size="1em" /> : i + 1}</span>
          <a href={t.href}><b>{t.title}</b></a>
          {t.have > 0 && <span class="figures muted">{ot('have', { n: number(t.have) })}</span>}
          <p class="muted small">{t.text}</p>
        </li>
      ))}
    </ol>
  );
}
