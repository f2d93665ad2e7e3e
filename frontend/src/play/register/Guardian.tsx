import { Checkbox } from '../../kit/components/Checkbox';
import { TextField } from '../../kit/components/Field';
import { Select } from '../../kit/components/Select';
import { t } from '../words';
import type { Draft, Wrong } from './form';

/** For a minor: who agrees that they take part. The relation is kept as the organiser reads it, in Vietnamese. */
export function Guardian({ draft, wrong, under, onDraft }: { draft: Draft; wrong: Wrong; under: number; onDraft: (change: Partial<Draft>) => void }) {
  const g = draft.guardian;
  const put = (change: Partial<Draft['guardian']>) => onDraft({ guardian: { ...g, ...change } });
  return (
    <fieldset class="guardian plate">
      <legend class="visually-hidden">{t('guardian')}</legend>
      <div class="stack">
        <div><h2 class="guardian-title">{t('guardian')}</h2><p class="small muted">{t('guardianWhy', { n: under })}</p></div>
        <TextField label={t('guardianName')} autocomplete="off" required value={g.name} error={wrong['guardian.name']} onValue={(name) => put({ name })} />
        <TextField label={t('guardianPhone')} type="tel" inputmode="tel" autocomplete="off" required value={g.phone} error={wrong['guardian.phone']} onValue={(phone) => put({ phone })} />
        <Select label={t('guardianRelation')} required value={g.relation} error={wrong['guardian.relation']} onValue={(relation) => put({ relation })} options={[
          { value: 'Cha hoặc mẹ', label: t('relationParent') },
          { value: 'Người giám hộ', label: t('relationGuardian') },
          { value: 'Giáo viên được ủy quyền', label: t('relationTeacher') },
        ]} />
        <Checkbox checked={g.consent} error={wrong['guardian.consent']} onChecked={(consent) => put({ consent })}>{t('guardianAgree')}</Checkbox>
      </div>
    </fieldset>
  );
}
