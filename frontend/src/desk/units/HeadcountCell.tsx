import { useEffect, useState } from 'preact/hooks';
import { explain, toast } from '../../kit/components';
import { number } from '../../kit/format';
import type { DeskUnit } from '../../kit/wire';
import { calls } from '../core/calls';
import { useContest } from '../core/contest';
import { can } from '../core/session';
import { nt } from './words';

/** The headcount, changed where it stands: type, then Enter or leave. Escape takes it back. */
export function HeadcountCell({ unit, onSaved }: { unit: DeskUnit; onSaved(next: DeskUnit): void }) {
  const { contest } = useContest();
  const [text, setText] = useState(String(unit.headcount || ''));
  useEffect(() => setText(String(unit.headcount || '')), [unit.headcount]);
  if (!can('edit_contest')) return <span class="unit-end figures" data-label={nt('headcount')}>{unit.headcount > 0 ? number(unit.headcount) : nt('unknown')}</span>;
  const save = async () => {
    const headcount = Math.max(0, Math.trunc(Number(text)) || 0);
    if (headcount === unit.headcount) return setText(String(unit.headcount || ''));
    try {
      onSaved({ ...unit, ...(await calls.saveUnit(contest.id, { ...unit, headcount })) });
      toast(nt('headcountSaved', { name: unit.name }));
    } catch (error) {
      setText(String(unit.headcount || ''));
      toast(`${explain(error).title} ${explain(error).hint}`, 'bad');
    }
  };
  return (
    <span class="unit-end" data-label={nt('headcount')}>
      <input
        class="unit-input figures"
        inputMode="numeric"
        aria-label={nt('editHeadcount', { name: unit.name })}
        placeholder={nt('unknown')}
        value={text}
        onInput={(e) => setText(e.currentTarget.value.replace(/\D/g, ''))}
        onBlur={() => void save()}
        onKeyDown={(e) => {
          if (e.key === 'Enter') e.currentTarget.blur();
          if (e.key === 'Escape') setText(String(unit.headcount || ''));
        }}
      />
    </span>
  );
}
