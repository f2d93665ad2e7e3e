import { useState } from 'preact/hooks';
import { Button, Empty } from '../../../kit/components';
import { Panel } from '../../ui/Panel';
import { useOnAir } from '../context';
import type { AirOutput } from '../wire';
import { at } from '../words';
import { Addresses } from './Addresses';
import { Builds } from './Builds';
import { Health } from './Health';
import { OutputForm } from './OutputForm';
import { Tokens } from './Tokens';

/** Every output: how it is, where a host finds it, and who may read it. */
export default function OutputsPage() {
  const { air, output, may } = useOnAir();
  const [edit, setEdit] = useState<AirOutput | 'new' | undefined>();
  return (
    <>
      <Panel title={at('outputs')} aside={may && <Button size="small" kind="primary" onClick={() => setEdit('new')}>{at('addOutput')}</Button>}>
        {air.outputs.length === 0
          ? <Empty title={at('noOutput')}>{at('noOutputText')}</Empty>
          : <ul class="outputs" role="list">{air.outputs.map((o) => <Row key={o.id} output={o} onEdit={() => setEdit(o)} />)}</ul>}
      </Panel>
      <Health />
      {air.builds.length > 0 && air.outputs.length > 0 && <Builds />}
      {output && <Addresses output={output} />}
      <Tokens />
      {edit && <OutputForm output={edit === 'new' ? undefined : edit} onClose={() => setEdit(undefined)} />}
    </>
  );
}

function Row({ output: o, onEdit }: { output: AirOutput; onEdit(): void }) {
  const { air, may, pick, output } = useOnAir();
  const theme = air.themes.find((t) => t.id === o.theme)?.name ?? o.theme;
  return (
    <li aria-current={o.id === output?.id || undefined}>
      <span><b>{o.name}</b> {o.rehearsal && <span class="air-rehearsal">{at('rehearsal')}</span>}<span class="sub">{at('outputFacts', { id: o.id, w: o.raster.w, h: o.raster.h, theme, rev: o.rev })}{o.delay_ms > 0 && ` · ${at('delayed', { ms: o.delay_ms })}`}</span></span>
      <span class="row">
        <Button size="small" kind="quiet" onClick={() => pick(o.id)}>{at('choose')}</Button>
        {may && <Button size="small" onClick={onEdit}>{at('edit')}</Button>}
      </span>
    </li>
  );
}
