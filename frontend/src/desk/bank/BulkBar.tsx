import { useState } from 'preact/hooks';
import { Button, TextArea, toast } from '../../kit/components';
import { number } from '../../kit/format';
import type { DeskBank } from '../../kit/wire';
import { calls } from '../core/calls';
import { useShortcuts } from '../core/keys';
import { can } from '../core/session';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { kt } from '../../kit/words';
import { moveLabel } from './moves';
import type { QuestionState } from './rules';
import { bt } from './words';

/** What can be done to the ticked questions at once. */
export function BulkBar({ bank, ids, onDone, onClear }: { bank: DeskBank; ids: string[]; onDone(): void; onClear(): void }) {
  const [to, setTo] = useState<QuestionState | undefined>();
  const [comment, setComment] = useState('');
  const reviews = can('review_questions');
  useShortcuts(reviews ? [{ keys: 'a', label: bt('keyApprove'), run: () => ids.length > 0 && setTo('approved') }] : []);
  if (ids.length === 0) return null;
  const targets: QuestionState[] = reviews ? ['in_review', 'approved', 'draft', 'retired'] : ['in_review'];
  const go = async () => {
    const { done, refused } = await calls.reviewMany(bank.id, ids, to!, comment.trim());
    toast(bt('bulkDone', { n: number(done) }));
    if (refused.length > 0) {
      const why = refused.every((r) => r.code === 'second_person_needed') ? bt('refusedSelf') : bt('refusedOther');
      toast(bt('bulkRefused', { n: number(refused.length), why }), 'bad', 9000);
    }
    setComment('');
    onDone();
  };
  return (
    <div class="bulk" role="region" aria-label={bt('ticked', { n: ids.length })}>
      <b role="status">{bt('ticked', { n: number(ids.length) })}</b>
      {targets.map((t) => <Button key={t} size="small" kind={t === 'approved' ? 'primary' : 'secondary'} onClick={() => setTo(t)}>{moveLabel(undefined, t)}</Button>)}
      <Button size="small" kind="quiet" onClick={onClear}>{kt('cancel')}</Button>
      {to && (
        <ConfirmDialog
          title={bt('bulkTitle', { action: moveLabel(undefined, to), n: ids.length })}
          confirm={moveLabel(undefined, to)}
          onConfirm={go}
          onClose={() => setTo(undefined)}
        >
          {to === 'approved' && <p>{bt('bulkText')}</p>}
          <TextArea label={bt('comment')} hint={bt('commentHint')} optional rows={2} value={comment} onValue={setComment} />
        </ConfirmDialog>
      )}
    </div>
  );
}
