import { Button, Empty, Select } from '../../../kit/components';
import { clockTime, date, number } from '../../../kit/format';
import { query, setQuery } from '../../../kit/router';
import { useResource } from '../../core/resource';
import { Loaded } from '../../ui/Loaded';
import { QueryPager } from '../../ui/QueryPager';
import { Panel } from '../../ui/Panel';
import { Table, type Column } from '../../ui/Table';
import { logLink } from '../calls';
import { useOnAir } from '../context';
import { actionName, layerName } from '../labels';
import { isDesk } from '../trail';
import type { AsRun } from '../wire';
import type { Layer } from '../../../tv/wire';
import { air as calls } from '../calls';
import { at } from '../words';

const limit = 50;

/** Everything that was done on air, and when it reached the glass. Nothing here can be changed. */
export default function LogPage() {
  const { contest, air } = useOnAir();
  const which = query.value.get('of') ?? '';
  const offset = Number(query.value.get('offset')) || 0;
  const newest = air.outputs.map((o) => o.rev).join();
  const log = useResource(`log ${contest} ${which} ${offset} ${offset === 0 ? newest : ''}`, (signal) => calls.log(contest, { output: which, offset, limit }, signal), { keep: true });
  return (
    <Panel title={at('logTitle')} aside={<Button size="small" href={logLink(contest)} download>{at('csv')}</Button>}>
      <p class="muted small">{at('logLead')}</p>
      <div class="toolbar">
        <Select label={at('output')} placeholder={null} value={which} options={[{ value: '', label: at('allOutputs') }, ...air.outputs.map((o) => ({ value: o.id, label: o.name }))]} onValue={(of) => setQuery({ of: of || undefined, offset: undefined })} />
      </div>
      <Loaded of={log}>
        {(page) => page.items.length === 0 ? <Empty title={at('logEmpty')} /> : <>
          <Table label={at('logTitle')} columns={columns(air.outputs)} rows={page.items} id={(r) => String(r.n)} />
          <QueryPager of={page} limit={limit} />
        </>}
      </Loaded>
    </Panel>
  );
}

function columns(outputs: { id: string; name: string }[]): Column<AsRun>[] {
  return [
    { key: 'at', label: at('when'), width: '8rem', short: true, render: (r) => <><span class="figures">{clockTime(r.at_ms)}</span><span class="sub figures">{r.timecode} UTC</span><span class="sub">{date(r.at_ms)}</span></> },
    { key: 'what', label: at('action'), main: true, render: (r) => <>{actionName(r.action)}{r.label && <span class="sub">{r.label}</span>}{r.reason && <span class="sub">{r.reason}</span>}</> },
    { key: 'where', label: at('where'), render: (r) => <>{outputs.find((o) => o.id === r.output)?.name ?? r.output}{r.layer && <span class="sub">{layerName(r.layer as Layer)}</span>}</> },
    { key: 'who', label: at('who'), render: (r) => r.actor },
    { key: 'glass', label: at('glassHead'), wide: true, render: (r) => <>{r.acks.filter((a) => !isDesk(a.inst)).map((a) => <span key={a.inst} class="sub figures">{at('glass', { inst: a.inst, ms: number(a.glass_ms - r.sent_ms) })}</span>)}</> },
    { key: 'rev', label: at('rev'), align: 'end', wide: true, render: (r) => <><span class="figures">{r.rev}</span><span class="sub code">{r.data_hash.slice(0, 8)}</span></> },
  ];
}
