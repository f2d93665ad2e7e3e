import { useState } from 'preact/hooks';
import { navigate } from '../../kit/router';
import { useAction } from '../core/action';
import { useContest } from '../core/contest';
import { paths } from '../core/paths';
import { FailureNotice } from '../ui/FailureNotice';
import { FileDrop } from '../ui/FileDrop';
import { Page } from '../ui/Page';
import { Panel } from '../ui/Panel';
import { readFile } from './stream';
import { mt } from './words';

/** Where a file of questions is handed in. */
export default function ImportPage({ params }: { params: Record<string, string> }) {
  const { contest } = useContest();
  const bank = params.bank!;
  const [percent, setPercent] = useState<number | undefined>();
  const read = useAction(async (file: File) => {
    setPercent(undefined);
    navigate(paths.imports(contest.id, bank, await readFile(bank, file, setPercent)));
  });
  return (
    <Page title={mt('title')} lead={mt('lead')} back={{ href: paths.bank(contest.id, bank), label: mt('toBank') }}>
      <FileDrop accept=".docx,.doc,.odt,.rtf,.pdf,.xlsx,.xls,.ods,.csv,.tsv,.txt,.gift,.md,.xml,.zip,.json" most={64} busy={read.busy} percent={percent} onFile={(file) => void read.run(file)}>{mt('formats')}</FileDrop>
      <FailureNotice error={read.error} />
      <Panel title={mt('howTitle')}>
        <ul class="stack">
          <li>{mt('howKey')}</li>
          <li>{mt('howNever')}</li>
          <li>{mt('howAgain')}</li>
        </ul>
      </Panel>
    </Page>
  );
}
