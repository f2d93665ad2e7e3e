import { useState } from 'preact/hooks';
import { Button, Notice, toast } from '../../kit/components';
import type { DeskBank, DeskRound } from '../../kit/wire';
import { useAction } from '../core/action';
import { calls } from '../core/calls';
import { useContest } from '../core/contest';
import { editable } from '../core/round';
import { useGuard } from '../core/guard';
import { can } from '../core/session';
import { FailureNotice } from '../ui/FailureNotice';
import { CheckPanel } from './CheckPanel';
import { editOf, same } from './form';
import { RulesForm } from './RulesForm';
import { RulesPreview } from './RulesPreview';
import { useCheck } from './useCheck';
import { rt } from './words';

interface EditorProps {
  round: DeskRound;
  banks: DeskBank[];
  onSaved(next: DeskRound): void;
  onReload(): void;
}

/** The rules as a form, judged while they are typed, with the printed page beside. */
export function Editor({ round, banks, onSaved, onReload }: EditorProps) {
  const { contest } = useContest();
  const [edit, setEdit] = useState(() => editOf(round));
  const readOnly = !editable(round.state) || !can('edit_contest');
  const windowOpen = !readOnly || (round.state === 'open' && can('edit_contest'));
  const changed = !same(edit, editOf(round));
  const check = useCheck(edit, round.problems, !readOnly);
  const save = useAction(async () => {
    onSaved(await calls.saveRound(round.id, edit));
    toast(rt('saved'));
  });
  useGuard(changed);
  const stale = save.error?.code === 'stale_version';
  return (
    <div class="editor">
      <form class="editor-form" onSubmit={(e) => { e.preventDefault(); void save.run(); }} noValidate>
        {readOnly && <Notice>{windowOpen ? rt('running') : rt('frozen')}</Notice>}
        <RulesForm edit={edit} onEdit={setEdit} banks={banks} groups={contest.groups} problems={check.problems} readOnly={readOnly} windowOpen={windowOpen} />
        {stale ? <Notice kind="warn" alert actions={<Button size="small" onClick={onReload}>{rt('reload')}</Button>}>{rt('stale')}</Notice> : <FailureNotice error={save.error} />}
        {windowOpen && (
          <div class="editor-bar">
            <span class="muted small" role="status">{changed ? rt('unsaved') : rt('allSaved', { n: round.rules_version })}</span>
            {changed && <Button onClick={() => setEdit(editOf(round))}>{rt('discard')}</Button>}
            <Button kind="primary" type="submit" busy={save.busy} disabled={!changed}>{rt('save')}</Button>
          </div>
        )}
      </form>
      <div class="editor-side">
        {!readOnly && <CheckPanel check={check} />}
        <RulesPreview round={round.id} version={round.rules_version} live={check.page} />
      </div>
    </div>
  );
}
