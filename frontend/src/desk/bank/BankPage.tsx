import { useState } from 'preact/hooks';
import { Button, Select, Tabs } from '../../kit/components';
import { number } from '../../kit/format';
import { DownloadIcon, PlusIcon, UploadIcon } from '../../kit/icons';
import { navigate, query, setQuery } from '../../kit/router';
import type { DeskBank } from '../../kit/wire';
import { calls } from '../core/calls';
import { useContest } from '../core/contest';
import { paths } from '../core/paths';
import { useResource } from '../core/resource';
import { can } from '../core/session';
import { ErrorState } from '../../kit/components';
import { Loaded } from '../ui/Loaded';
import { PageSkeleton } from '../ui/PageSkeleton';
import { Page } from '../ui/Page';
import { ApiError } from '../../kit/api';
import { bankTotal, NewBank } from './BanksPage';
import ExportDialog from '../bankfile/ExportDialog';
import { xt } from '../bankfile/words';
import { Coverage } from './Coverage';
import { QuestionList } from './QuestionList';
import { TopicsDialog } from './TopicsDialog';
import { bt } from './words';
import './bank.css';

/** One bank: its questions, and how well they cover the blueprint. */
export default function BankPage({ params }: { params: Record<string, string> }) {
  const { contest } = useContest();
  const banks = useResource(`banks ${contest.id}`, () => calls.banks(contest.id));
  return (
    <Loaded of={banks} skeleton={<PageSkeleton />}>
      {({ items }) => {
        const bank = items.find((b) => b.id === params.bank);
        if (!bank) return <ErrorState error={new ApiError(404, 'bank_not_found', '')} />;
        return <One key={bank.id} bank={bank} banks={items} onChanged={banks.reload} />;
      }}
    </Loaded>
  );
}

function One({ bank, banks, onChanged }: { bank: DeskBank; banks: DeskBank[]; onChanged(): void }) {
  const { contest } = useContest();
  const [dialog, setDialog] = useState<'topics' | 'new' | 'export' | undefined>();
  const view = query.value.get('view') === 'matrix' ? 'matrix' : 'questions';
  const total = bankTotal(bank);
  const edits = can('edit_questions');
  return (
    <Page
      title={bank.name}
      aside={bt('approvedOf', { approved: number(bank.counts.approved ?? 0), total: number(total) })}
      actions={<>
        {banks.length > 1 && (
          <div class="overview-pick">
            <Select
              label={<span class="visually-hidden">{bt('title')}</span>}
              placeholder={null}
              value={bank.id}
              options={banks.map((b) => ({ value: b.id, label: b.name }))}
              onValue={(id) => navigate(paths.bank(contest.id, id))}
            />
          </div>
        )}
        {can('read_keys') && total > 0 && <Button onClick={() => setDialog('export')}><DownloadIcon size="1.1em" />{xt('open')}</Button>}
        {edits && <>
          <Button kind="quiet" onClick={() => setDialog('new')}>{bt('create')}</Button>
          <Button href={paths.seals(contest.id, bank.id)}>{bt('seals')}</Button>
          <Button onClick={() => setDialog('topics')}>{bt('topicsEdit')}</Button>
          <Button href={paths.imports(contest.id, bank.id)}><UploadIcon size="1.1em" />{bt('import')}</Button>
          <Button kind="primary" href={paths.question(contest.id, bank.id, 'new')}><PlusIcon />{bt('newQuestion')}</Button>
        </>}
      </>}
    >
      {(bank.sealed > 0 || bank.expired > 0) && (
        <p class="bank-marks">
          {bank.sealed > 0 && <a href={paths.seals(contest.id, bank.id)}>{bt('sealedCount', { n: number(bank.sealed) })}</a>}
          {bank.expired > 0 && <a href={`${paths.bank(contest.id, bank.id)}?expired=true`}>{bt('expiredCount', { n: number(bank.expired) })}</a>}
        </p>
      )}
      <Tabs
        label={bt('views')}
        panel="bank-view"
        value={view}
        onValue={(next) => setQuery({ view: next === 'matrix' ? 'matrix' : undefined })}
        tabs={[{ value: 'questions', label: bt('questions'), count: number(total) }, { value: 'matrix', label: bt('matrix') }]}
      />
      <div id="bank-view" role="tabpanel" aria-label={view === 'matrix' ? bt('matrix') : bt('questions')} class="stack">
        {view === 'matrix' ? <Coverage bank={bank} /> : <QuestionList bank={bank} empty={total === 0} onChanged={onChanged} />}
      </div>
      {dialog === 'topics' && <TopicsDialog bank={bank} onClose={() => setDialog(undefined)} onSaved={onChanged} />}
      {dialog === 'export' && <ExportDialog bank={bank} onClose={() => setDialog(undefined)} />}
      {dialog === 'new' && <NewBank onClose={() => setDialog(undefined)} />}
    </Page>
  );
}
