import { CheckIcon, WarnIcon } from '../../kit/icons';
import type { RoundEdit } from '../../kit/wire';
import { Panel } from '../ui/Panel';
import { useContest } from '../core/contest';
import { groupAt, sectionOf, type SectionId } from './form';
import { sectionTitle } from './sections';
import type { Check } from './useCheck';
import { rt } from './words';

/** Brings a section of the form into sight and gives it the focus. */
export function goToSection(id: SectionId): void {
  const section = document.getElementById(`rules-${id}`);
  section?.scrollIntoView({ block: 'start' });
  section?.focus({ preventScroll: true });
}

/** What keeps the round from being scheduled, each a way to its place. */
export function CheckPanel({ check, edit }: { check: Check; edit: RoundEdit }) {
  const { contest } = useContest();
  const n = check.problems.length;
  return (
    <Panel title={rt('check')} aside={check.checking ? rt('checking') : undefined}>
      <div role="status">
        {n === 0
          ? <p class="check-good"><CheckIcon />{rt('checkGood')}</p>
          : <p class="check-bad"><WarnIcon />{rt('checkSome', { n })}</p>}
      </div>
      {n > 0 && (
        <ul class="plain-list check-list">
          {check.problems.map((p) => (
            <li key={p.path + p.code}>
              <button class="link" type="button" title={rt('goTo')} onClick={() => goToSection(sectionOf(p.path))}><b>{[sectionTitle(sectionOf(p.path)), groupAt(edit, p.path, contest.groups)].filter(Boolean).join(', ')}:</b> {p.message}</button>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
