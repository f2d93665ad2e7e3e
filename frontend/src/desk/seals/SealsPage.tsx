import { ApiError } from '../../kit/api';
import { ErrorState } from '../../kit/components';
import { calls } from '../core/calls';
import { useContest } from '../core/contest';
import { paths } from '../core/paths';
import { useResource } from '../core/resource';
import { can } from '../core/session';
import { Loaded } from '../ui/Loaded';
import { Page } from '../ui/Page';
import { PageSkeleton } from '../ui/PageSkeleton';
import { OpenBanks } from './OpenBanks';
import { Previews } from './Previews';
import { Readings } from './Readings';
import { Seals } from './Seals';
import { lt } from './words';
import './seals.css';

/** Who may see a bank, and when: sealed sets, preview links, publication, and who has read what. */
export default function SealsPage({ params }: { params: Record<string, string> }) {
  const { contest } = useContest();
  const banks = useResource(`banks ${contest.id}`, () => calls.banks(contest.id));
  return (
    <Loaded of={banks} skeleton={<PageSkeleton />}>
      {({ items }) => {
        const bank = items.find((b) => b.id === params.bank);
        if (!bank) return <ErrorState error={new ApiError(404, 'bank_not_found', '')} />;
        return (
          <Page title={lt('title')} lead={lt('lead')} back={{ href: paths.bank(contest.id, bank.id), label: bank.name }}>
            <Seals bank={bank} onChanged={banks.reload} />
            <Previews bank={bank} />
            <OpenBanks bank={bank} />
            {can('read_audit') && <Readings bank={bank} />}
          </Page>
        );
      }}
    </Loaded>
  );
}
