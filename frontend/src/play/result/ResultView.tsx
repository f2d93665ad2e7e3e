import { useSignal } from '@preact/signals';
import { api } from '../../kit/api';
import { Button } from '../../kit/components/Button';
import { Pager } from '../../kit/components/Pager';
import { Select } from '../../kit/components/Select';
import { Empty } from '../../kit/components/States';
import { Tabs } from '../../kit/components/Tabs';
import { number } from '../../kit/format';
import { PrintIcon } from '../../kit/icons';
import type { PublicResult } from '../../kit/wire';
import { UnitTable } from '../board/UnitTable';
import { named } from '../named';
import { ShareButton } from '../share/ShareBox';
import { Find } from './Find';
import './result.css';
import { ResultTable } from './ResultTable';
import { Verify } from './Verify';
import { whole } from './whole';
import { w } from './words';

interface ResultViewProps {
  result: PublicResult;
  asks: { q?: string; group?: string; offset: number; limit: number };
  onAsk: (changes: Record<string, string | undefined>) => void;
  /** In a frame of another site there is nothing to share or print. */
  bare?: boolean;
}

/** The tables of an official result: people, and units by each measure of the rules. */
export function ResultView({ result, asks, onAsk, bare }: ResultViewProps) {
  const tab = useSignal('people');
  const { paper, busy, print } = usePaper(result, asks);
  // On a phone the answer is below the form: it is brought into sight.
  const find = (q: string | undefined) => {
    onAsk({ q, offset: undefined });
    document.getElementById('result-panel')?.scrollIntoView({ block: 'start' });
  };
  const tabs = [{ value: 'people', label: w('tabPeople') }, ...result.units.map((u, i) => ({ value: `unit${i}`, label: named(u) }))];
  const ranking = result.units[Number(tab.value.slice(4))];
  return (
    <>
      <div class="result-tools no-print">
        <Find q={asks.q} onFind={find} />
        {!bare && (
          <div class="row">
            <ShareButton path={`/r/${result.round.id}/result`} embed={`/embed/result/${result.round.id}`} title={`${w('title')} ${named(result.round)}`} />
            <Button busy={busy} onClick={() => void print()}><PrintIcon />{w('print')}</Button>
          </div>
        )}
      </div>
      {tabs.length > 1 && !asks.q && <Tabs label={w('views')} panel="result-panel" tabs={tabs} value={tab.value} onValue={(v) => (tab.value = v)} />}
      <div id="result-panel" class="stack" role={tabs.length > 1 ? 'tabpanel' : undefined}>
        {tab.value !== 'people' && ranking && !asks.q ? <UnitTable rows={ranking.rows} withinBlocks={ranking.within_blocks} /> : <People result={paper ?? result} asks={asks} onAsk={onAsk} />}
      </div>
      <Verify result={result} />
    </>
  );
}

/** Prints every row, not only the page on the screen; where they cannot be read, that page, which says so. */
function usePaper(result: PublicResult, { q, group }: ResultViewProps['asks']) {
  const paper = useSignal<PublicResult | undefined>(undefined);
  const busy = useSignal(false);
  const print = async () => {
    busy.value = true;
    try {
      paper.value = await whole(result, (offset, limit) => api.get<PublicResult>(`/rounds/${result.round.id}/result`, { query: { q, group, offset, limit } }));
    } catch {
      paper.value = undefined;
    }
    busy.value = false;
    addEventListener('afterprint', () => (paper.value = undefined), { once: true });
    requestAnimationFrame(() => requestAnimationFrame(() => window.print()));
  };
  return { paper: paper.value, busy: busy.value, print };
}

function People({ result, asks, onAsk }: ResultViewProps) {
  if (asks.q && result.rows.length === 0) {
    return <Empty title={w('notFound')} action={<Button onClick={() => onAsk({ q: undefined })}>{w('showAll')}</Button>}>{w('notFoundHint')}</Empty>;
  }
  return (
    <>
      {result.groups.length > 1 && !asks.q && (
        <div class="result-group no-print">
          <Select label={w('group')} value={asks.group ?? ''} placeholder={w('allGroups')} options={result.groups.map((g) => ({ value: g.id, label: named(g) }))} onValue={(v) => onAsk({ group: v || undefined, offset: undefined })} />
        </div>
      )}
      {result.rows.length === 0 ? <Empty title={w('nobody')}>{asks.group && w('nobodyInGroup')}</Empty> : <ResultTable result={result} byGroup={Boolean(asks.group)} />}
      <p class="result-range small">{w('range', { from: number(result.offset + 1), to: number(result.offset + result.rows.length), total: number(result.total) })}</p>
      <div class="row row-apart no-print">
        {asks.q ? <Button onClick={() => onAsk({ q: undefined })}>{w('showAll')}</Button> : <span class="muted small">{w('count', { n: number(result.total) })}</span>}
        <Pager total={result.total} offset={result.offset} limit={asks.limit} onOffset={(offset) => onAsk({ offset: offset > 0 ? String(offset) : undefined })} />
      </div>
    </>
  );
}
