import { useState } from 'preact/hooks';
import { Button, Combobox, Dialog, Notice, Select, TextArea, TextField, type Match } from '../../../kit/components';
import { useAction } from '../../core/action';
import { calls as desk } from '../../core/calls';
import { useContest } from '../../core/contest';
import { FailureNotice } from '../../ui/FailureNotice';
import { air as calls } from '../calls';
import { useOnAir } from '../context';
import type { CorrectionEdit } from '../wire';
import { at } from '../words';

type Kind = CorrectionEdit['kind'];
const fields: Record<Kind, readonly CorrectionEdit['field'][]> = { contestant: ['name', 'sub', 'hidden'], unit: ['name'], question: ['stem'] };

/** A correction of what pictures say. It never touches the data or the points. */
export function CorrectionForm({ round, onClose, onDone }: { round: string | undefined; onClose(): void; onDone(): void }) {
  const { air } = useOnAir();
  const { contest } = useContest();
  const [kind, setKind] = useState<Kind>('contestant');
  const [field, setField] = useState<CorrectionEdit['field']>('name');
  const [target, setTarget] = useState<Match>();
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const shown = air.outputs.some((o) => !o.rehearsal && Object.values(o.program).some((s) => s?.phase === 'in'));
  const save = useAction(() => calls.correct(contest.id, { kind, target: target?.id ?? '', field, value: field === 'hidden' ? '1' : value, reason }));
  const search = useTargets(kind, round);
  const choose = (k: Kind) => { setKind(k); setField(fields[k][0]!); setTarget(undefined); setValue(''); };
  const whole = target && reason.trim() && (field === 'hidden' || value.trim());
  const go = async () => {
    if (!whole || !(await save.run())) return;
    onDone();
    onClose();
  };
  return (
    <Dialog title={at('addCorrection')} onClose={onClose} actions={<><Button onClick={onClose}>{at('no')}</Button><Button kind="primary" disabled={!whole} busy={save.busy} onClick={() => void go()}>{at('correct')}</Button></>}>
      {shown && <Notice kind="warn">{at('onAirNow')}</Notice>}
      <Select label={at('what')} placeholder={null} value={kind} options={(Object.keys(fields) as Kind[]).map((k) => ({ value: k, label: at(`c_${k}`) }))} onValue={(k) => choose(k as Kind)} />
      <Combobox key={kind} label={at(`c_${kind}`)} value={target} onValue={(m) => { setTarget(m); if (m && !value) setValue(m.label); }} search={search} />
      <Select label={at('field')} placeholder={null} value={field} options={fields[kind].map((f) => ({ value: f, label: at(`cf_${f}`) }))} onValue={(f) => setField(f as CorrectionEdit['field'])} />
      {field === 'hidden' ? <p class="muted">{at('hiddenText')}</p> : <TextField label={at('newText')} value={value} maxLength={400} onValue={setValue} />}
      <TextArea label={at('reason')} rows={2} required value={reason} onValue={setReason} />
      <FailureNotice error={save.error} />
    </Dialog>
  );
}

/** Finds whom or what to correct, among what the pictures can show. */
function useTargets(kind: Kind, round: string | undefined) {
  const { contest } = useContest();
  const fits = (text: string, q: string) => plain(text).includes(plain(q));
  return async (q: string, signal: AbortSignal): Promise<Match[]> => {
    if (kind === 'unit') return (await desk.units(contest.id)).items.filter((u) => fits(u.name, q)).slice(0, 20).map((u) => ({ id: u.id, label: u.name }));
    if (kind === 'question') {
      const { items } = await desk.banks(contest.id);
      const pages = await Promise.all(items.map((b) => desk.questions(b.id, { q, limit: 10 }, signal)));
      return pages.flatMap((p) => p.items.map((x) => ({ id: x.id, label: x.stem })));
    }
    if (!round) return [];
    const { live } = await calls.boards(round, 100, signal);
    return live.rows.filter((r) => fits(r.name, q) || fits(r.unit, q)).slice(0, 20).map((r) => ({ id: r.id, label: r.name, note: `${r.rank}. ${r.unit}` }));
  };
}

/** Without marks, so that "anh" finds "Ánh". */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();
