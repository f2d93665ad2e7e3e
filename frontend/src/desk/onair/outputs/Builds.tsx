import { useState } from 'preact/hooks';
import { Button } from '../../../kit/components';
import { dateTime } from '../../../kit/format';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { Panel } from '../../ui/Panel';
import { air as calls } from '../calls';
import { useOnAir } from '../context';
import { uuid } from '../uuid';
import type { AirBuild, AirOutput } from '../wire';
import { at } from '../words';

type Change = { output: AirOutput; to: AirBuild };

/** Which build of the graphics each output runs. A newer one waits until somebody says so, and the one before can be had back. */
export function Builds() {
  const { air, refresh } = useOnAir();
  const [change, setChange] = useState<Change | undefined>();
  const go = async ({ output, to }: Change) => {
    await calls.setBuild(output.id, { id: uuid(), build: to.id, expect_rev: output.rev });
    await refresh();
  };
  return (
    <Panel title={at('builds')}>
      <p class="muted small">{at('buildsLead')}</p>
      <ul class="outputs" role="list">{air.outputs.map((o) => <Row key={o.id} output={o} onChange={(to) => setChange({ output: o, to })} />)}</ul>
      {change && (
        <ConfirmDialog title={at('buildAsk', { name: change.output.name, build: change.to.id })} confirm={at('buildGo')} onConfirm={() => go(change)} onClose={() => setChange(undefined)}>
          <p>{Object.keys(change.output.program).length > 0 ? at('buildOnAir') : at('buildIdle')}</p>
        </ConfirmDialog>
      )}
    </Panel>
  );
}

function Row({ output: o, onChange }: { output: AirOutput; onChange(to: AirBuild): void }) {
  const { air, may } = useOnAir();
  const runs = air.builds.find((b) => b.id === o.build);
  const newest = air.builds.find((b) => b.current);
  const before = air.builds.find((b) => b.id === o.build_before);
  return (
    <li>
      <span><b>{o.name}</b><span class="sub">{runs ? facts(runs) : at('buildNone')}</span></span>
      {may && (
        <span class="row">
          {before && before.id !== o.build && before.id !== newest?.id && <Button size="small" onClick={() => onChange(before)}>{at('buildBack', { build: before.id })}</Button>}
          {newest && newest.id !== o.build ? <Button size="small" kind="primary" onClick={() => onChange(newest)}>{at('buildUpdate', { build: newest.id })}</Button> : <span class="muted small">{at('buildNewest')}</span>}
        </span>
      )}
    </li>
  );
}

const facts = (b: AirBuild): string => at('buildFacts', { build: b.id, version: b.version, time: dateTime(b.first_ms) });
