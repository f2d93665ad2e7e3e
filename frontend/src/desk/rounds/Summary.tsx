import { dateTime } from '../../kit/format';
import type { RoundEdit } from '../../kit/wire';
import { asks, attempts, chain, time } from '../contests/preset';
import { ct } from '../contests/words';
import { groupName, named, useContest } from '../core/contest';
import { momentLabel, unitCriterionLabel } from '../core/labels';
import { rt } from './words';

/** The rules in a dozen lines, as they stand in the form at this moment. */
export function Summary({ edit }: { edit: RoundEdit }) {
  const { contest } = useContest();
  const { rules } = edit;
  return (
    <dl class="facts">
      <dt>{rt('opens')}</dt><dd>{dateTime(edit.opens_ms)}</dd>
      <dt>{rt('closes')}</dt><dd>{dateTime(edit.closes_ms)}</dd>
      <dt>{ct('asks')}</dt><dd>{asks(rules)}</dd>
      <dt>{ct('attempts')}</dt><dd>{attempts(rules)}</dd>
      <dt>{ct('time')}</dt><dd>{time(rules)}</dd>
      <dt>{ct('ranking')}</dt><dd>{chain(rules).join(' → ')}</dd>
      {rules.units.map((u) => <><dt>{named(u)}</dt><dd>{u.criteria.map(unitCriterionLabel).join(' → ')}</dd></>)}
      <dt>{rt('showScore')}</dt><dd>{momentLabel(rules.show.score)}</dd>
      <dt>{rt('showAnswers')}</dt><dd>{momentLabel(rules.show.answers)}</dd>
      {rules.prizes.map((p) => <><dt>{named(p)}</dt><dd>{[p.group && groupName(contest.groups, p.group), p.from === p.to ? `#${p.from}` : `#${p.from}–${p.to}`, p.value].filter(Boolean).join(', ')}</dd></>)}
    </dl>
  );
}
