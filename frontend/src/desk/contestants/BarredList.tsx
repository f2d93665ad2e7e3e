import { useState } from 'preact/hooks';
import { Button, Dialog, TextField, toast } from '../../kit/components';
import { kt } from '../../kit/words';
import { PlusIcon } from '../../kit/icons';
import type { BarredRow } from '../../kit/wire';
import { useAction } from '../core/action';
import { calls } from '../core/calls';
import { useContest } from '../core/contest';
import { useResource } from '../core/resource';
import { can } from '../core/session';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { FailureNotice } from '../ui/FailureNotice';
import { Loaded } from '../ui/Loaded';
import { Panel } from '../ui/Panel';
import { Table, type Column } from '../ui/Table';
import { pt } from './words';

/** Who may not take part. */
export function BarredList() {
  const { contest } = useContest();
  const barred = useResource(`barred ${contest.id}`, () => calls.barred(contest.id));
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<BarredRow | undefined>();
  const edits = can('edit_contest');
  const columns: Column<BarredRow>[] = [
    { key: 'name', label: pt('name'), main: true, render: (b) => b.name },
    { key: 'phone', label: pt('phone'), render: (b) => <span class="figures">{b.phone}</span> },
    { key: 'email', label: pt('email'), render: (b) => b.email },
    { key: 'reason', label: pt('barReason'), render: (b) => b.reason },
    ...(edits ? [{ key: 'remove', label: pt('barRemove'), bare: true, align: 'end' as const, render: (b: BarredRow) => <Button size="small" kind="quiet" onClick={() => setLeaving(b)}>{pt('barRemove')}</Button> }] : []),
  ];
  return (
    <Panel
      title={pt('barTitle')}
      aside={edits && <Button size="small" onClick={() => setAdding(true)}><PlusIcon size="1em" />{pt('barAdd')}</Button>}
    >
      <p class="muted small">{pt('barLead')}</p>
      <Loaded of={barred}>
        {({ items }) => items.length === 0 ? <p class="muted">{pt('barEmpty')}</p> : <Table label={pt('barTitle')} columns={columns} rows={items} id={(b) => b.id} />}
      </Loaded>
      {adding && <AddBarred onClose={() => setAdding(false)} onDone={barred.reload} />}
      {leaving && (
        <ConfirmDialog
          title={pt('barRemoveTitle', { name: leaving.name })}
          confirm={pt('barRemove')}
          danger
          onClose={() => setLeaving(undefined)}
          onConfirm={async () => {
            await calls.unbar(contest.id, leaving.id);
            toast(pt('barRemoved', { name: leaving.name }));
            barred.reload();
          }}
        >
          <p>{pt('barRemoveText')}</p>
        </ConfirmDialog>
      )}
    </Panel>
  );
}

function AddBarred({ onClose, onDone }: { onClose(): void; onDone(): void }) {
  const { contest } = useContest();
  const [row, setRow] = useState({ name: '', phone: '', email: '', reason: '' });
  const add = useAction(async () => {
    await calls.bar(contest.id, row);
    toast(pt('barAdded', { name: row.name || row.phone || row.email }));
    onDone();
    onClose();
  });
  const field = (key: keyof typeof row) => ({ value: row[key], onValue: (value: string) => setRow({ ...row, [key]: value }), error: add.error?.field(key) });
  return (
    <Dialog
      title={pt('barAdd')}
      onClose={onClose}
      actions={<><Button onClick={onClose}>{kt('cancel')}</Button><Button kind="primary" busy={add.busy} disabled={!row.name.trim() && !row.phone.trim() && !row.email.trim()} onClick={() => void add.run()}>{pt('barAdd')}</Button></>}
    >
      <TextField label={pt('name')} {...field('name')} autofocus />
      <TextField label={pt('phone')} optional type="tel" {...field('phone')} />
      <TextField label={pt('email')} optional type="email" {...field('email')} />
      <TextField label={pt('barReason')} hint={pt('barReasonHint')} {...field('reason')} />
      <FailureNotice error={add.error} />
    </Dialog>
  );
}
