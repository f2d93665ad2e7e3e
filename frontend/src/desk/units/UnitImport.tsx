import { useState } from 'preact/hooks';
import { Button, Dialog, Notice, toast } from '../../kit/components';
import { number } from '../../kit/format';
import type { UnitImport as Report } from '../../kit/wire';
import { useAction } from '../core/action';
import { calls } from '../core/calls';
import { Badge } from '../ui/Badge';
import { FailureNotice } from '../ui/FailureNotice';
import { FileDrop } from '../ui/FileDrop';
import { Table, type Column } from '../ui/Table';
import { columnName } from './columns';
import { nt } from './words';

type Problem = Report['problems'][number];

/** A file of units: read first, reported row by row, written only when confirmed. */
export function UnitImport({ contest, onClose, onDone }: { contest: string; onClose(): void; onDone(): void }) {
  const [file, setFile] = useState<File | undefined>();
  const [report, setReport] = useState<Report | undefined>();
  const read = useAction(async (next: File) => {
    setFile(next);
    setReport(undefined);
    setReport(await calls.importUnits(contest, next, true));
  });
  const write = useAction(async () => {
    const done = await calls.importUnits(contest, file!, false);
    toast(nt('done', { added: number(done.added), changed: number(done.changed) }));
    onDone();
    onClose();
  });
  const errors = report?.problems.filter((p) => p.severity === 'error').length ?? 0;
  const changes = (report?.added ?? 0) + (report?.changed ?? 0);
  return (
    <Dialog
      wide
      title={nt('importTitle')}
      onClose={onClose}
      actions={report && <>
        <Button onClick={() => setReport(undefined)}>{nt('another')}</Button>
        <Button
          kind="primary"
          busy={write.busy}
          disabled={errors > 0 || changes === 0}
          onClick={() => void write.run()}>{changes > 0 ? nt('confirm', { n: number(changes) }) : nt('nothing')}</Button
        >
      </>}
    >
      {!report && <>
        <p class="muted">{nt('importLead')}</p>
        <FileDrop accept=".xlsx,.csv" busy={read.busy} onFile={(f) => void read.run(f)}>{nt('importFormats')}<br />{nt('importColumns')}</FileDrop>
      </>}
      <FailureNotice error={read.error ?? write.error} />
      {report && <ReportView report={report} file={file?.name ?? ''} errors={errors} />}
    </Dialog>
  );
}

function ReportView({ report, file, errors }: { report: Report; file: string; errors: number }) {
  const columns: Column<Problem>[] = [
    { key: 'row', label: nt('row'), align: 'end', width: '4rem', render: (p) => number(p.row) },
    { key: 'column', label: nt('column'), render: (p) => columnName(p.column) },
    { key: 'severity', label: nt('severity'), bare: true, render: (p) => <Badge tone={p.severity === 'error' ? 'wrong' : 'gold'}>{p.severity === 'error' ? nt('error') : nt('warning')}</Badge> },
    { key: 'message', label: nt('message'), main: true, render: (p) => p.message },
  ];
  const figures: [string, number][] = [[nt('rows'), report.rows], [nt('added'), report.added], [nt('changed'), report.changed], [nt('unchanged'), report.unchanged], [nt('missing'), report.missing]];
  return (
    <>
      <h3>{nt('report', { file })}</h3>
      <dl class="unit-figures">{figures.map(([label, n]) => <div key={label}><dt>{label}</dt><dd class="figures">{number(n)}</dd></div>)}</dl>
      {report.missing > 0 && <p class="small muted">{nt('missingNote')}</p>}
      {errors > 0 && <Notice kind="bad" alert>{nt('hasErrors', { n: number(errors) })}</Notice>}
      {report.problems.length === 0
        ? <p class="muted">{nt('problemsNone')}</p>
        : <div class="unit-problems" tabIndex={0} role="group" aria-label={nt('problems')}><Table label={nt('problems')} columns={columns} rows={report.problems} id={(p) => `${p.row} ${p.column} ${p.code}`} /></div>}
    </>
  );
}
