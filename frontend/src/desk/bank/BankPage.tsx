import { useState } from 'preact/hooks';
import { Button, Select, Tabs } from '../../kit/components';
import { number } from '../../kit/format';
import { DownloadIcon, PlusIcon, UploadIcon } from '../../kit/icons';
import { navigate, query, setQuery } from '../../kit/router';
import type { DeskBank } from '../../kit/wire';
import { useContest } from '../core/contest';
import { paths } from '../core/paths';
import { can } from '../core/session';
import { Page } from '../ui/Page';
import { bankTotal, NewBank } from './BanksPage';
import ExportDialog from '../bankfile/ExportDialog';
import { xt } from '../bankfile/words';
import { Coverage } from './Coverage';
import { OfBank } from './OfBank';
import { QuestionList } from './QuestionList';
import { TopicsDialog } from './TopicsDialog';
import { bt } from './words';
import './bank.css';

/** One bank: its questions, and how well they cover the blueprint. */
export default function BankPage({ params }: { params: Record<string, string> }) {
  return <OfBank id={params.bank}>{(bank, banks, reload) => <One key={bank.id} bank={bank} banks={banks} onChanged={reload} />}</OfBank>;
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
