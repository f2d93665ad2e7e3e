import { useState } from 'preact/hooks';
import { Button, toast } from '../../kit/components';
import { number } from '../../kit/format';
import { navigate } from '../../kit/router';
import type { DeskBank, ImportDraft } from '../../kit/wire';
import { calls } from '../core/calls';
import { useContest } from '../core/contest';
import { paths } from '../core/paths';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { tally } from './review';
import { mt } from './words';

/** Writes the draft into the bank, after saying what will and will not be written. */
export function Confirm({ draft, bank, bankId }: { draft: ImportDraft; bank: DeskBank | undefined; bankId: string }) {
  const { contest, reload } = useContest();
  const [asking, setAsking] = useState(false);
  const t = tally(draft.items);
  const write = async () => {
    const { added, changed, unchanged, skipped } = await calls.confirmImport(draft.id);
    toast(mt('done', { added: number(added), changed: number(changed), unchanged: number(unchanged), skipped: number(skipped) }), 'good', 9000);
    reload();
    navigate(paths.bank(contest.id, bankId));
  };
  return (
    <>
      <Button kind="primary" disabled={t.writes === 0} onClick={() => setAsking(true)}>{mt('confirm')} ({number(t.writes)})</Button>
      {asking && (
        <ConfirmDialog title={mt('confirmTitle', { n: t.writes })} confirm={mt('confirm')} onConfirm={write} onClose={() => setAsking(false)}>
          <p>{mt('confirmText', { n: t.writes, bank: bank?.name ?? '' })}</p>
          <ul class="stack">
            {t.warned > 0 && <li>{mt('confirmWarned', { n: t.warned })}</li>}
            {t.blocked > 0 && <li>{mt('confirmBlocked', { n: t.blocked })}</li>}
            {t.skipped > 0 && <li>{mt('confirmSkipped', { n: t.skipped })}</li>}
          </ul>
        </ConfirmDialog>
      )}
    </>
  );
}
