import { OfBank } from '../bank/OfBank';
import { useContest } from '../core/contest';
import { paths } from '../core/paths';
import { can } from '../core/session';
import { Page } from '../ui/Page';
import { OpenBanks } from './OpenBanks';
import { Previews } from './Previews';
import { Readings } from './Readings';
import { Seals } from './Seals';
import { lt } from './words';
import './seals.css';

/** Who may see a bank, and when: sealed sets, preview links, publication, and who has read what. */
export default function SealsPage({ params }: { params: Record<string, string> }) {
  const { contest } = useContest();
  return (
    <OfBank id={params.bank}>
      {(bank, _, reload) => (
        <Page title={lt('title')} lead={lt('lead')} back={{ href: paths.bank(contest.id, bank.id), label: bank.name }}>
          <Seals bank={bank} onChanged={reload} />
          <Previews bank={bank} />
          <OpenBanks bank={bank} />
          {can('read_audit') && <Readings bank={bank} />}
        </Page>
      )}
    </OfBank>
  );
}
