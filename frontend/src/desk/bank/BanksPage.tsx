import { useEffect, useState } from 'preact/hooks';
import { Button, Dialog, Empty, TextField, toast } from '../../kit/components';
import { number } from '../../kit/format';
import { PlusIcon } from '../../kit/icons';
import { navigate } from '../../kit/router';
import type { DeskBank } from '../../kit/wire';
import { kt } from '../../kit/words';
import { useAction } from '../core/action';
import { calls } from '../core/calls';
import { useContest } from '../core/contest';
import { paths } from '../core/paths';
import { useResource } from '../core/resource';
import { can } from '../core/session';
import { Badge } from '../ui/Badge';
import { FailureNotice } from '../ui/FailureNotice';
import { Loaded } from '../ui/Loaded';
import { Page } from '../ui/Page';
import { bt } from './words';
import './bank.css';

/** The banks of a contest; a lone bank is opened at once. */
export default function BanksPage() {
  const { contest } = useContest();
  const banks = useResource(`banks ${contest.id}`, () => calls.banks(contest.id));
  const [naming, setNaming] = useState(false);
  const only = banks.data?.items.length === 1 ? banks.data.items[0] : undefined;
  useEffect(() => {
    if (only) navigate(paths.bank(contest.id, only.id), { replace: true });
  }, [only?.id]);
  const create = can('edit_questions') ? <Button kind="primary" onClick={() => setNaming(true)}><PlusIcon />{bt('create')}</Button> : undefined;
  return (
    <Page title={bt('title')} aside={banks.data && bt('banks', { n: banks.data.items.length })} actions={create}>
      <Loaded of={banks}>
        {({ items }) => items.length === 0
          ? <Empty title={bt('emptyBanksTitle')} action={create}>{bt('emptyBanksText')}</Empty>
          : <div class="banks">{items.map((b) => <BankCard key={b.id} bank={b} />)}</div>}
      </Loaded>
      {naming && <NewBank onClose={() => setNaming(false)} />}
    </Page>
  );
}

/** All questions of a bank, whatever their state. */
export const bankTotal = (bank: DeskBank) => Object.values(bank.counts).reduce((sum, n) => sum + n, 0);

function BankCard({ bank }: { bank: DeskBank }) {
  const { contest } = useContest();
  return (
    <a class="panel bank-card" href={paths.bank(contest.id, bank.id)}>
      <b>{bank.name}</b>
      <span class="figures bank-figure">{number(bank.counts.approved ?? 0)}</span>
      <span class="muted small">{bt('approvedOf', { approved: number(bank.counts.approved ?? 0), total: number(bankTotal(bank)) })}</span>
      {bank.counts.in_review > 0 && <Badge tone="gold">{bt('waiting', { n: number(bank.counts.in_review) })}</Badge>}
    </a>
  );
}

/** Asks for the name of a new bank. */
export function NewBank({ onClose }: { onClose(): void }) {
  const { contest } = useContest();
  const [name, setName] = useState('');
  const create = useAction(async () => {
    const bank = await calls.createBank(contest.id, name.trim());
    toast(bt('created'));
    navigate(paths.bank(contest.id, bank.id));
  });
  return (
    <Dialog
      title={bt('create')}
      onClose={onClose}
      actions={<><Button onClick={onClose}>{kt('cancel')}</Button><Button kind="primary" busy={create.busy} disabled={!name.trim()} onClick={() => void create.run()}>{bt('create')}</Button></>}
    >
      <TextField
        label={bt('createName')}
        hint={bt('createHint')}
        value={name}
        onValue={setName}
        autofocus
        required
        error={create.error?.field('name')}
        onKeyDown={(e) => e.key === 'Enter' && name.trim() && void create.run()}
      />
      <FailureNotice error={create.error} />
    </Dialog>
  );
}
