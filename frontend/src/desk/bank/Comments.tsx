import { useState } from 'preact/hooks';
import { Button, Checkbox, TextArea } from '../../kit/components';
import { dateTime } from '../../kit/format';
import type { DeskComment } from '../../kit/wire';
import { useAction } from '../core/action';
import { calls, type QuestionDetail } from '../core/calls';
import { can } from '../core/session';
import { Badge } from '../ui/Badge';
import { FailureNotice } from '../ui/FailureNotice';
import { Panel } from '../ui/Panel';
import { bt } from './words';

/** What people say about a question, in threads that can be settled. */
export function Comments({ question, onChanged }: { question: QuestionDetail; onChanged?: () => void }) {
  const [settled, setSettled] = useState(false);
  const threads = question.comments.filter((c) => !c.parent);
  const shown = threads.filter((c) => settled || !c.resolved_ms);
  const hidden = threads.length - shown.length;
  return (
    <Panel title={bt('comments')}>
      {threads.length === 0 && <p class="muted small">{bt('noComments')}</p>}
      {(hidden > 0 || settled) && <Checkbox checked={settled} onChecked={setSettled}>{bt('showSettled')}</Checkbox>}
      <ul class="plain-list">
        {shown.map((c) => <Thread key={c.id} first={c} replies={question.comments.filter((r) => r.parent === c.id)} question={question} onChanged={onChanged} />)}
      </ul>
      {can('comment_questions') && <Write question={question.id} label={bt('newComment')} onWritten={onChanged} />}
    </Panel>
  );
}

function Thread({ first, replies, question, onChanged }: { first: DeskComment; replies: DeskComment[]; question: QuestionDetail; onChanged?: () => void }) {
  const [replying, setReplying] = useState(false);
  const resolve = useAction(async () => {
    await calls.resolveComment(first.id, !first.resolved_ms);
    onChanged?.();
  });
  return (
    <li class="thread">
      <One comment={first} version={question.version} />
      {replies.map((r) => <div key={r.id} class="thread-reply"><One comment={r} version={question.version} /></div>)}
      {first.resolved_ms && <p class="small muted"><Badge tone="right">{bt('settled')}</Badge> {first.resolved_by}, {dateTime(first.resolved_ms)}</p>}
      {can('comment_questions') && (replying
        ? <Write question={question.id} parent={first.id} label={bt('reply')} onWritten={() => { setReplying(false); onChanged?.(); }} />
        : (
          <div class="row">
            <Button size="small" kind="quiet" onClick={() => setReplying(true)}>{bt('reply')}</Button>
            <Button size="small" kind="quiet" busy={resolve.busy} onClick={() => void resolve.run()}>{first.resolved_ms ? bt('unsettle') : bt('settle')}</Button>
          </div>
        ))}
      <FailureNotice error={resolve.error} />
    </li>
  );
}

function One({ comment: c, version }: { comment: DeskComment; version: number }) {
  return (
    <>
      <p class="small"><b>{c.by}</b> <span class="muted">{dateTime(c.at_ms)}{c.version !== version && ` · ${bt('aboutVersion', { n: c.version })}`}</span></p>
      <p class="thread-body">{c.body}</p>
    </>
  );
}

function Write({ question, parent, label, onWritten }: { question: string; parent?: string; label: string; onWritten?: () => void }) {
  const [body, setBody] = useState('');
  const send = useAction(async () => {
    await calls.comment(question, body, parent);
    setBody('');
    onWritten?.();
  });
  return (
    <form class="stack" onSubmit={(e) => { e.preventDefault(); if (body.trim()) void send.run(); }}>
      <TextArea label={label} rows={2} value={body} onValue={setBody} error={send.error?.field('body')} />
      <div><Button type="submit" size="small" busy={send.busy} disabled={!body.trim()}>{bt('sendComment')}</Button></div>
    </form>
  );
}
