import { useState } from 'preact/hooks';
import { Button, Notice, toast } from '../../kit/components';
import { navigate } from '../../kit/router';
import type { DeskBank } from '../../kit/wire';
import { useAction } from '../core/action';
import { calls, type QuestionDetail } from '../core/calls';
import { useContest } from '../core/contest';
import { useShortcuts } from '../core/keys';
import { paths } from '../core/paths';
import { can } from '../core/session';
import { useGuard } from '../core/guard';
import { FailureNotice } from '../ui/FailureNotice';
import { Page } from '../ui/Page';
import { Panel } from '../ui/Panel';
import { neighbours } from './neighbours';
import { PhonePreview } from './PhonePreview';
import { QuestionForm } from './QuestionForm';
import { QuestionStateBadge } from './QuestionStateBadge';
import { Comments } from './Comments';
import { ItemHistory } from './ItemHistory';
import { Previews } from '../seals/Previews';
import { Reviews } from './Reviews';
import { blank, editOf, faults } from './rules';
import { Versions } from './Versions';
import { bt } from './words';

interface EditorProps {
  bank: DeskBank;
  /** Absent for a new question. */
  question?: QuestionDetail;
  onReload?: () => void;
}

/** Writes a question, with the phone's view, its versions and reviews beside. */
export function QuestionEditor({ bank, question, onReload }: EditorProps) {
  const { contest } = useContest();
  const first = question ? editOf(question) : blank(bank.topics[0]?.id);
  const [edit, setEdit] = useState(first);
  const [tried, setTried] = useState(false);
  const readOnly = !can('edit_questions');
  const changed = JSON.stringify(edit) !== JSON.stringify(first);
  const wrong = faults(edit);
  const back = paths.bank(contest.id, bank.id);
  const save = useAction(async (another: boolean) => {
    const saved = question ? await calls.saveQuestion(question.id, edit) : await calls.createQuestion(bank.id, edit);
    toast(bt('saved', { n: saved.number }));
    setEdit(another ? blank(edit.topic) : editOf(saved));
    setTried(false);
    if (question) onReload?.();
    else if (!another) navigate(paths.question(contest.id, bank.id, saved.id), { replace: true });
  });
  useGuard(changed && !readOnly && !save.busy);
  const submit = (another = false) => {
    setTried(true);
    if (wrong.length === 0) void save.run(another);
  };
  const { before, after } = neighbours(question?.id ?? '');
  const open = (id: string | undefined) => id && navigate(paths.question(contest.id, bank.id, id));
  useShortcuts([
    { keys: 'j', label: bt('next'), run: () => void open(after) },
    { keys: 'k', label: bt('previous'), run: () => void open(before) },
  ]);
  return (
    <Page
      title={question ? bt('question', { n: question.number }) : bt('newTitle')}
      aside={question && <QuestionStateBadge state={question.state} />}
      back={{ href: back, label: bank.name }}
      actions={question && (before || after) && <>
        <Button size="small" disabled={!before} onClick={() => open(before)}>{bt('previous')}</Button>
        <Button size="small" disabled={!after} onClick={() => open(after)}>{bt('next')}</Button>
      </>}
    >
      <div class="question-editor">
        <form class="stack" noValidate onSubmit={(e) => { e.preventDefault(); submit(); }}>
          <Panel>
            <QuestionForm edit={edit} bank={bank} onEdit={setEdit} readOnly={readOnly} error={(f) => save.error?.field(f)} />
            {tried && wrong.length > 0 && <Notice kind="bad" alert><ul>{wrong.map((w) => <li key={w}>{bt(w)}</li>)}</ul></Notice>}
            {save.error?.code === 'stale_version'
              ? <Notice kind="warn" alert actions={onReload && <Button size="small" onClick={onReload}>{bt('reload')}</Button>}>{bt('stale')}</Notice>
              : <FailureNotice error={save.error} />}
            {!readOnly && (
              <div class="form-actions">
                <Button kind="primary" type="submit" busy={save.busy} disabled={!changed}>{question ? bt('save') : bt('saveNew')}</Button>
                {!question && <Button busy={save.busy} disabled={!changed} onClick={() => submit(true)}>{bt('another')}</Button>}
              </div>
            )}
          </Panel>
        </form>
        <div class="stack">
          <Panel title={bt('preview')}><PhonePreview question={edit} /></Panel>
          {question && <Reviews question={question} onChanged={onReload} />}
          {question && <Comments question={question} onChanged={onReload} />}
          {question && <Versions question={question} bank={bank} />}
          {question && <Previews bank={bank} question={question.id} />}
        </div>
      </div>
      {question && <ItemHistory question={question.id} />}
    </Page>
  );
}
