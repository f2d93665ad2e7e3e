import { useState } from 'preact/hooks';
import { Button, Choices, Notice, Select } from '../../../kit/components';
import { clockTime } from '../../../kit/format';
import { useAction } from '../../core/action';
import { paths } from '../../core/paths';
import { FailureNotice } from '../../ui/FailureNotice';
import { NumberField } from '../../ui/NumberField';
import { Panel } from '../../ui/Panel';
import { air as calls } from '../calls';
import { useOnAir } from '../context';
import type { Rehearsal } from '../wire';
import { at } from '../words';

/** A show without a contest: a finished round again, or people who do not exist, on outputs kept for it. */
export default function RehearsalPage() {
  const { air, contest, may } = useOnAir();
  const kept = air.outputs.filter((o) => o.rehearsal);
  return (
    <>
      <Panel title={at('rehearsalTitle')}>
        <p>{at('rehearsalLead')}</p>
        {kept.length === 0
          ? <Notice kind="warn" title={at('noRehearsalOutput')} actions={may && <Button size="small" href={paths.air(contest, 'outputs')}>{at('addOutput')}</Button>} />
          : <p class="row"><span class="muted">{at('rehearsalOutputs')}</span>{kept.map((o) => <span key={o.id} class="air-rehearsal">{o.name}</span>)}</p>}
      </Panel>
      {air.rehearsal ? <Running rehearsal={air.rehearsal} /> : kept.length > 0 && may && <Start />}
    </>
  );
}

function Start() {
  const { air, contest, refresh } = useOnAir();
  const done = air.rounds.filter((r) => ['closed', 'locked', 'approved', 'published'].includes(r.state));
  const [kind, setKind] = useState<Rehearsal['kind']>(done.length > 0 ? 'replay' : 'synthetic');
  const [round, setRound] = useState((done.at(-1) ?? air.rounds.at(-1))?.id ?? '');
  const [speed, setSpeed] = useState(10);
  const [players, setPlayers] = useState(500);
  const start = useAction(async () => { await calls.rehearse(contest, { kind, round_id: round, speed, players: kind === 'synthetic' ? players : 0 }); await refresh(); });
  const rounds = kind === 'replay' ? done : air.rounds;
  return (
    <Panel title={at('startRehearsal')}>
      <div class="form">
        <Choices name="kind" label={at('rehearsalKind')} value={kind} options={[{ value: 'replay', label: at('replay') }, { value: 'synthetic', label: at('synthetic') }]} onValue={setKind} />
        <Select label={at('round')} value={round} options={rounds.map((r) => ({ value: r.id, label: r.name }))} onValue={setRound} />
        <div class="cols">
          <NumberField label={at('speedN')} hint={at('speedHint')} min={1} max={20} suffix="×" value={speed} onValue={setSpeed} />
          {kind === 'synthetic' && <NumberField label={at('players')} min={1} max={5000} value={players} onValue={setPlayers} />}
        </div>
        <FailureNotice error={start.error} />
        <div class="form-actions"><Button kind="primary" busy={start.busy} disabled={!round} onClick={() => void start.run()}>{at('startRehearsal')}</Button></div>
      </div>
    </Panel>
  );
}

function Running({ rehearsal: r }: { rehearsal: Rehearsal }) {
  const { air, contest, refresh, may } = useOnAir();
  const stop = useAction(async () => { await calls.stopRehearsal(contest); await refresh(); });
  const span = Math.max(1, r.to_ms - r.from_ms);
  const part = Math.min(1, Math.max(0, (r.at_ms - r.from_ms) / span));
  return (
    <Panel title={at('rehearsalOn')} aside={<span class="air-rehearsal">{at('rehearsal')}</span>}>
      <p>{r.kind === 'replay' ? at('replaying', { round: air.rounds.find((x) => x.id === r.round_id)?.name ?? '', speed: r.speed }) : at('playing', { n: r.players, speed: r.speed })}</p>
      <progress value={part} max={1} aria-label={at('progress')} />
      <p class="figures">{r.done ? at('rehearsalDone') : at('playsAt', { time: clockTime(r.at_ms), to: clockTime(r.to_ms) })}</p>
      <FailureNotice error={stop.error} />
      {may && <div class="row"><Button busy={stop.busy} onClick={() => void stop.run()}>{at('stopRehearsal')}</Button></div>}
    </Panel>
  );
}
