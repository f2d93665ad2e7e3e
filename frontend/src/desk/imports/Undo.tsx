import { useState } from 'preact/hooks';
import { Button } from '../../kit/components';
import type { ImportDraft } from '../../kit/wire';
import { calls } from '../core/calls';
import { useContest } from '../core/contest';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { mt } from './words';

/** Takes a whole import back out of the bank, as long as none of its questions was used. */
export function Undo({ draft, onDraft }: { draft: ImportDraft; onDraft(next: ImportDraft): void }) {
  const { reload } = useContest();
  const [asking, setAsking] = useState(false);
  const undo = async () => {
    onDraft(await calls.undoImport(draft.id));
    reload();
  };
  return (
    <>
      <Button kind="danger" onClick={() => setAsking(true)}>{mt('undo')}</Button>
      {asking && <ConfirmDialog title={mt('undoTitle')} confirm={mt('undo')} danger onConfirm={undo} onClose={() => setAsking(false)}><p>{mt('undoText')}</p></ConfirmDialog>}
    </>
  );
}
