import { ErrorState } from '../../kit/components';
import { ApiError } from '../../kit/api';
import type { DeskBank } from '../../kit/wire';
import { calls } from '../core/calls';
import { useContest } from '../core/contest';
import { useResource } from '../core/resource';
import { Loaded } from '../ui/Loaded';
import { PageSkeleton } from '../ui/PageSkeleton';
import { QuestionEditor } from './QuestionEditor';
import './bank.css';

/** One question, old or new. */
export default function QuestionPage({ params }: { params: Record<string, string> }) {
  const { contest } = useContest();
  const banks = useResource(`banks ${contest.id}`, () => calls.banks(contest.id));
  return (
    <Loaded of={banks} skeleton={<PageSkeleton />}>
      {({ items }) => {
        const bank = items.find((b) => b.id === params.bank);
        if (!bank) return <ErrorState error={new ApiError(404, 'bank_not_found', '')} />;
        return params.question === 'new' ? <QuestionEditor key="new" bank={bank} /> : <Existing key={params.question} bank={bank} id={params.question!} />;
      }}
    </Loaded>
  );
}

function Existing({ bank, id }: { bank: DeskBank; id: string }) {
  const question = useResource(`question ${id}`, () => calls.question(id));
  return <Loaded of={question} skeleton={<PageSkeleton />}>{(q) => <QuestionEditor key={`${q.id} ${q.version} ${q.state}`} bank={bank} question={q} onReload={question.reload} />}</Loaded>;
}
