import { useState } from 'preact/hooks';
import { Button, Dialog, Select } from '../../kit/components';
import { ApiError } from '../../kit/api';
import { locale } from '../../kit/i18n';
import { DownloadIcon } from '../../kit/icons';
import type { DeskBank } from '../../kit/wire';
import { kt } from '../../kit/words';
import { filters } from '../bank/filters';
import { bankFileLink, calls } from '../core/calls';
import { named, useContest } from '../core/contest';
import { useResource } from '../core/resource';
import { FailureNotice } from '../ui/FailureNotice';
import { Losses } from './Losses';
import { freshSeed, type PaperShape } from './paper';
import { PaperForm } from './PaperForm';
import { xt } from './words';
import './bankfile.css';

const formats = { xlsx: 'xlsx', docx: 'docx', paper: 'paper', gift: 'gift', 'moodle-xml': 'moodle', qti30: 'qti', json: 'json' } as const;
type Format = keyof typeof formats;

/** Takes the questions that the list shows out as a file; says first what the file would lose. */
export default function ExportDialog({ bank, onClose }: { bank: DeskBank; onClose(): void }) {
  const { contest } = useContest();
  const [format, setFormat] = useState<Format>('xlsx');
  const [shape, setShape] = useState<PaperShape>(() => ({ codes: 4, first: 101, minutes: 30, title: xt('paperTitleValue'), key: 'end', seed: freshSeed(), fixed: false }));
  const chosen = { ...filters(), format };
  const preview = useResource(`export ${bank.id} ${JSON.stringify(chosen)} ${locale.value}`, () => calls.bankFile(bank.id, chosen), { keep: true });
  const query = format === 'paper' ? { ...chosen, ...shape, event: named(contest), organiser: contest.organiser } : chosen;
  const ready = preview.data && preview.data.questions > 0 && !preview.error;
  return (
    <Dialog
      wide
      title={xt('title')}
      onClose={onClose}
      actions={<>
        <Button onClick={onClose}>{kt('cancel')}</Button>
        {ready
          ? <Button kind="primary" href={bankFileLink(bank.id, query)} download onClick={onClose}><DownloadIcon size="1.1em" />{xt('download')}</Button>
          : <Button kind="primary" disabled>{xt('download')}</Button>}
      </>}
    >
      <p class="muted">{Object.keys(filters()).length > 0 ? xt('filtered') : xt('whole')}</p>
      <Select
        label={xt('format')}
        placeholder={null}
        value={format}
        options={Object.entries(formats).map(([value, word]) => ({ value, label: xt(word) }))}
        onValue={(next) => setFormat(next as Format)}
      />
      {format === 'paper' && <PaperForm shape={shape} onShape={setShape} />}
      <div aria-live="polite">
        {preview.error instanceof ApiError ? <FailureNotice error={preview.error} /> : preview.data ? <Losses file={preview.data} /> : <p class="muted">{xt('counting')}</p>}
      </div>
      <p class="small muted">{format === 'paper' && shape.key === 'none' ? xt('loggedPaper') : xt('logged')}</p>
    </Dialog>
  );
}
