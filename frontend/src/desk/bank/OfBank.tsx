import type { ComponentChildren } from 'preact';
import { ApiError } from '../../kit/api';
import { ErrorState } from '../../kit/components';
import type { DeskBank } from '../../kit/wire';
import { calls } from '../core/calls';
import { useContest } from '../core/contest';
import { useResource } from '../core/resource';
import { Loaded } from '../ui/Loaded';
import { PageSkeleton } from '../ui/PageSkeleton';

/** What is drawn of the bank that the address names, with the contest's other banks. */
export function OfBank({ id, children }: { id?: string; children: (bank: DeskBank, banks: DeskBank[], reload: () => void) => ComponentChildren }) {
  const { contest } = useContest();
  const banks = useResource(`banks ${contest.id}`, () => calls.banks(contest.id));
  return (
    <Loaded of={banks} skeleton={<PageSkeleton />}>
      {({ items }) => {
        const bank = items.find((b) => b.id === id);
        return bank ? children(bank, items, banks.reload) : <ErrorState error={new ApiError(404, 'bank_not_found', '')} />;
      }}
    </Loaded>
  );
}
