import { Button, Empty } from '../../kit/components';
import { DownloadIcon } from '../../kit/icons';
import { number } from '../../kit/format';
import { locale } from '../../kit/i18n';
import type { DeskBank, ImportDraft } from '../../kit/wire';
import { calls, importFile } from '../core/calls';
import { useContest } from '../core/contest';
import { paths } from '../core/paths';
import { useResource } from '../core/resource';
import { Loaded } from '../ui/Loaded';
import { PageSkeleton } from '../ui/PageSkeleton';
import { Page } from '../ui/Page';
import { Confirm } from './Confirm';
import { Undo } from './Undo';
import { ReviewList } from './ReviewList';
import { mt } from './words';
import './imports.css';

/** What a file was understood as, before anything is written. */
export default function ReviewPage({ params }: { params: Record<string, string> }) {
  const { contest } = useContest();
  const draft = useResource(`import ${params.draft} ${locale.value}`, () => calls.importDraft(params.draft!), { keep: true });
  const banks = useResource(`banks ${contest.id}`, () => calls.banks(contest.id));
  return (
    <Loaded of={draft} skeleton={<PageSkeleton />}>
      {(data) => <Open draft={data} bankId={params.bank!} bank={banks.data?.items.find((b) => b.id === params.bank)} onDraft={draft.set} />}
    </Loaded>
  );
}

function Open({ draft, bankId, bank, onDraft }: { draft: ImportDraft; bankId: string; bank: DeskBank | undefined; onDraft(next: ImportDraft): void }) {
  const { contest } = useContest();
  const toBank = <Button kind="primary" href={paths.bank(contest.id, bankId)}>{mt('toBank')}</Button>;
  const open = draft.state === 'read';
  return (
    <Page
      title={mt('reviewTitle', { file: draft.file })}
      aside={mt('reviewCount', { n: number(draft.items.length) })}
      back={{ href: paths.imports(contest.id, bankId), label: mt('anotherFile') }}
      actions={<><Files draft={draft} />{open && <Confirm draft={draft} bank={bank} bankId={bankId} />}</>}
    >
      {open
        ? <ReviewList draft={draft} bank={bankId} topics={bank?.topics ?? []} onDraft={onDraft} />
        : <Empty title={draft.state === 'done' ? mt('doneTitle') : mt('undoneTitle')} action={<div class="row">{toBank}{draft.state === 'done' && <Undo draft={draft} onDraft={onDraft} />}</div>} />}
    </Page>
  );
}

function Files({ draft }: { draft: ImportDraft }) {
  const item = (which: 'report' | 'corrected') => <Button href={importFile(draft.id, which)} download><DownloadIcon size="1.1em" />{mt(which)}</Button>;
  return <>{item('report')}{draft.items.some((i) => !i.skip) && item('corrected')}</>;
}
