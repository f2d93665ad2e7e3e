import { Button, Notice } from '../../kit/components';
import type { DeskBank } from '../../kit/wire';
import { calls, type QuestionDetail } from '../core/calls';
import { useContest } from '../core/contest';
import { paths } from '../core/paths';
import { useResource } from '../core/resource';
import { Loaded } from '../ui/Loaded';
import { Page } from '../ui/Page';
import { PageSkeleton } from '../ui/PageSkeleton';
import { lt } from '../seals/words';
import { OfBank } from './OfBank';
import { QuestionEditor } from './QuestionEditor';
import { bt } from './words';
import './bank.css';

/** One question, old or new. */
export default function QuestionPage({ params }: { params: Record<string, string> }) {
  return (
    <OfBank id={params.bank}>
      {(bank) => params.question === 'new' ? <QuestionEditor key="new" bank={bank} /> : <Existing key={params.question} bank={bank} id={params.question!} />}
    </OfBank>
  );
}

function Existing({ bank, id }: { bank: DeskBank; id: string }) {
  const question = useResource(`question ${id}`, () => calls.question(id));
  return <Loaded of={question} skeleton={<PageSkeleton />}>{(q) => q.secrecy ? <Secret bank={bank} question={q} /> : <QuestionEditor key={`${q.id} ${q.version} ${q.state}`} bank={bank} question={q} onReload={question.reload} />}</Loaded>;
}

/** A question whose content nobody may read now. */
function Secret({ bank, question }: { bank: DeskBank; question: QuestionDetail }) {
  const { contest } = useContest();
  return (
    <Page title={bt('question', { n: question.number })} back={{ href: paths.bank(contest.id, bank.id), label: bank.name }}>
      <Notice kind="wait" title={question.secrecy === 'sealed' ? lt('sealedQuestion') : lt('engineQuestion')} actions={<Button size="small" href={paths.seals(contest.id, bank.id)}>{bt('seals')}</Button>} />
    </Page>
  );
}
