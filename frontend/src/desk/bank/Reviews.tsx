import { useState } from 'preact/hooks';
import { Button, TextArea, toast } from '../../kit/components';
import { dateTime } from '../../kit/format';
import type { DeskQuestion } from '../../kit/wire';
import { useAction } from '../core/action';
import { calls, type QuestionDetail } from '../core/calls';
import { questionStateLabel } from '../core/labels';
import { can, session } from '../core/session';
import { FailureNotice } from '../ui/FailureNotice';
import { Panel } from '../ui/Panel';
import { moveLabel } from './moves';
import { movesFrom, rightFor, type QuestionState } from './rules';
import { bt } from './words';

/** What reviewers said, and the next word. */
export function Reviews({ question, onChanged }: { question: QuestionDetail; onChanged?: () => void }) {
  const [comment, setComment] = useState('');
  const mine = question.created_by === session.value?.id;
  const move = useAction(async (to: QuestionState) => {
    const next: DeskQuestion = await calls.review(question.id, to, comment.trim());
    toast(bt('reviewed', { state: questionStateLabel(next.state) }));
    setComment('');
    onChanged?.();
  });
  const targets = movesFrom(question.state).filter((to) => can(rightFor(question.state)) || (mine && question.state === 'in_review' && to === 'draft'));
  return (
    <Panel title={bt('reviews')}>
      {question.reviews.length === 0 && <p class="muted small">{bt('noReviews')}</p>}
      <ul class="plain-list">
        {question.reviews.map((r) => (
          <li key={r.at_ms} class="review">
            <b>{r.by}</b> <span class="muted small">{dateTime(r.at_ms)} · {questionStateLabel(r.from as QuestionState)} → {questionStateLabel(r.to as QuestionState)}</span>
            {r.comment && <p>{r.comment}</p>}
          </li>
        ))}
      </ul>
      {targets.length > 0 && (
        <>
          <TextArea label={bt('comment')} optional rows={2} value={comment} onValue={setComment} error={move.error?.field('comment')} />
          {mine && targets.includes('approved') && <p class="small muted">{bt('secondPerson')}</p>}
          <FailureNotice error={move.error} />
          <div class="row">
            {targets.map((to) => (
              <Button
                key={to}
                size="small"
                kind={to === 'approved' ? 'primary' : 'secondary'}
                disabled={mine && to === 'approved'}
                busy={move.busy}
                onClick={() => void move.run(to)}
              >
                {moveLabel(question.state, to)}
              </Button>
            ))}
          </div>
        </>
      )}
    </Panel>
  );
}
