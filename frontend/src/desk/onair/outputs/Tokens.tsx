import { useState } from 'preact/hooks';
import { Button, toast } from '../../../kit/components';
import { clockTime, date, dateTime } from '../../../kit/format';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { Panel } from '../../ui/Panel';
import { Table, type Column } from '../../ui/Table';
import { air as calls } from '../calls';
import { useOnAir } from '../context';
import { className } from '../labels';
import type { AirToken } from '../wire';
import { at } from '../words';
import { TokenForm } from './TokenForm';

/** Who may read or command what from outside. A secret is shown once and can be taken back. */
export function Tokens() {
  const { air, may, refresh } = useOnAir();
  const [making, setMaking] = useState(false);
  const [ending, setEnding] = useState<AirToken | undefined>();
  const revoke = async () => {
    if (!ending) return;
    await calls.revokeToken(ending.id);
    await refresh();
    toast(at('revoked'));
  };
  return (
    <Panel title={at('tokens')} aside={may && <Button size="small" kind="primary" onClick={() => setMaking(true)}>{at('newToken')}</Button>}>
      <p class="muted small">{at('tokensLead')}</p>
      {air.tokens.length === 0 ? <p class="muted">{at('noTokens')}</p> : <Table label={at('tokens')} columns={columns(air.outputs, may ? setEnding : undefined)} rows={air.tokens} id={(t) => t.id} tone={(t) => (t.revoked_ms ? 'token-dead' : undefined)} />}
      {making && <TokenForm onClose={() => setMaking(false)} />}
      {ending && <ConfirmDialog title={at('revokeTitle', { name: ending.name })} confirm={at('revoke')} danger onConfirm={revoke} onClose={() => setEnding(undefined)}><p>{at(`rv_${ending.class}`)}</p></ConfirmDialog>}
    </Panel>
  );
}

function columns(outputs: { id: string; name: string }[], onEnd?: (t: AirToken) => void): Column<AirToken>[] {
  const all: Column<AirToken>[] = [
    { key: 'name', label: at('name'), main: true, render: (t) => <>{t.name}<span class="sub code">…{t.hint}</span></> },
    { key: 'class', label: at('class'), render: (t) => <>{className(t.class)}<span class="sub">{t.output ? outputs.find((o) => o.id === t.output)?.name ?? t.output : at('allOutputs')}</span></> },
    { key: 'used', label: at('lastUsed'), render: (t) => (t.last_used_ms ? <><span class="figures">{clockTime(t.last_used_ms)}</span><span class="sub">{date(t.last_used_ms)}</span></> : at('never')) },
    { key: 'state', label: at('state'), render: (t) => (t.revoked_ms ? at('revokedAt', { time: dateTime(t.revoked_ms) }) : t.expires_ms ? at('expiresAt', { time: dateTime(t.expires_ms) }) : at('valid')) },
  ];
  if (onEnd) all.push({ key: 'do', label: at('do'), bare: true, align: 'end', render: (t) => (t.revoked_ms ? null : <Button size="small" kind="quiet" onClick={() => onEnd(t)}>{at('revoke')}</Button>) });
  return all;
}
