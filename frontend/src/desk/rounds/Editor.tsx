import { useEffect, useState } from 'preact/hooks';
import { Button, Notice, toast } from '../../kit/components';
import { dateTime, number } from '../../kit/format';
import type { DeskBank, DeskRound } from '../../kit/wire';
import { useAction } from '../core/action';
import { calls } from '../core/calls';
import { useContest } from '../core/contest';
import { editable } from '../core/round';
import { useGuard } from '../core/guard';
import { can } from '../core/session';
import { ConfirmDialog } from '../ui/ConfirmDialog';
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
  others: DeskRound[];
  onSaved(next: DeskRound): void;
  onReload(): void;
  /** Hears whether anything is unsaved. */
  onChanged(changed: boolean): void;
}

/** The rules as a form, judged while they are typed, with the printed page beside. */
export function Editor({ round, banks, others, onSaved, onReload, onChanged }: EditorProps) {
  const { contest } = useContest();
  const [edit, setEdit] = useState(() => editOf(round));
  const readOnly = !editable(round.state) || !can('run_rounds');
  const windowOpen = !readOnly || (round.state === 'open' && can('run_rounds'));
  const changed = !same(edit, editOf(round));
  const check = useCheck(contest.id, edit, round.problems, !readOnly);
  const [asking, setAsking] = useState(false);
  const keep = async (reason?: string) => {
    onSaved(await calls.saveRound(round.id, edit, reason));
    toast(rt('saved'));
  };
  const save = useAction(() => keep());
  const submit = () => (round.state === 'open' ? setAsking(true) : void save.run());
  useGuard(changed);
  useEffect(() => onChanged(changed), [changed]);
  const stale = save.error?.code === 'stale_version';
  return (
    <div class="editor">
      <form class="editor-form" onSubmit={(e) => { e.preventDefault(); submit(); }} noValidate>
        {readOnly && <Notice>{windowOpen ? rt('running') : rt('frozen')}</Notice>}
        <RulesForm
          edit={edit}
          onEdit={setEdit}
          banks={banks}
          others={others}
          groups={contest.groups}
          problems={check.problems}
          readOnly={readOnly}
          windowOpen={windowOpen}
        />
        {stale ? <Notice kind="warn" alert actions={<Button size="small" onClick={onReload}>{rt('reload')}</Button>}>{rt('stale')}</Notice> : <FailureNotice error={save.error} />}
        {windowOpen && (
          <div class={changed ? 'editor-bar' : 'row'}>
            <span class="muted small" role="status">{changed ? rt('unsaved') : rt('allSaved', { n: round.rules_version })}</span>
            {changed && <Button onClick={() => setEdit(editOf(round))}>{rt('discard')}</Button>}
            <Button kind="primary" type="submit" busy={save.busy} disabled={!changed}>{rt('save')}</Button>
          </div>
        )}
      </form>
      {asking && (
        <ConfirmDialog title={rt('changeOpenTitle')} confirm={rt('save')} reason onConfirm={keep} onClose={() => setAsking(false)}>
          <p>{rt('changeOpenText', { running: number(Math.max(0, round.figures.started - round.figures.ended)), closes: dateTime(edit.closes_ms) })}</p>
        </ConfirmDialog>
      )}
      <div class="editor-side">
        {!readOnly && <CheckPanel check={check} edit={edit} />}
        <RulesPreview round={round} edit={edit} live={check.page} coming={check.checking} />
      </div>
    </div>
  );
}
