import { Checkbox, Select, TextArea, TextField } from '../../kit/components';
import type { DeskRegistration } from '../../kit/wire';
import { NumberField } from '../ui/NumberField';
import { Panel } from '../ui/Panel';
import { FieldsEditor } from './FieldsEditor';
import type { SettingsProps } from './SettingsPage';
import { et } from './words';

/** What registration asks, of whom, and the consent. */
export function RegistrationEditor({ edit, onEdit, error }: SettingsProps) {
  const r = edit.registration;
  const set = (change: Partial<DeskRegistration>) => onEdit({ ...edit, registration: { ...r, ...change } });
  const wrong = (name: string) => error?.field(`registration.${name}`) ?? error?.field(name);
  const contacts = [
    { value: 'either', label: et('contact_either') },
    { value: 'phone', label: et('contact_phone') },
    { value: 'email', label: et('contact_email') },
    { value: 'both', label: et('contact_both') },
  ];
  return (
    <>
      <Panel title={et('registration')}>
        <p class="small muted">{et('noIdCard')}</p>
        <div class="cols">
          <Select
            label={et('contact')}
            placeholder={null}
            value={r.contact}
            options={contacts}
            onValue={(contact) => set({ contact: contact as DeskRegistration['contact'] })}
          />
          <TextField
            label={et('accessCode')}
            hint={et('accessCodeHint')}
            optional
            value={r.access_code}
            onValue={(access_code) => set({ access_code })}
            autocomplete="off"
            error={wrong('access_code')}
          />
        </div>
        <div class="cols">
          <NumberField
            label={et('minAge')}
            hint={et('ageHint')}
            suffix={et('years')}
            max={120}
            value={r.min_age}
            onValue={(min_age) => set({ min_age })}
            error={wrong('min_age')}
          />
          <NumberField
            label={et('maxAge')}
            hint={et('ageHint')}
            suffix={et('years')}
            max={120}
            value={r.max_age}
            onValue={(max_age) => set({ max_age })}
            error={wrong('max_age')}
          />
          <NumberField
            label={et('guardianUnder')}
            hint={et('ageHint')}
            suffix={et('years')}
            max={18}
            value={r.guardian_under}
            onValue={(guardian_under) => set({ guardian_under })}
            error={wrong('guardian_under')}
          />
        </div>
        <Checkbox checked={r.unit_required} onChecked={(unit_required) => set({ unit_required })}>{et('unitRequired')}</Checkbox>
        <Checkbox checked={r.ask_birth_date} onChecked={(ask_birth_date) => set({ ask_birth_date })}>{et('askBirth')}</Checkbox>
        <h3>{et('fields')}</h3>
        <FieldsEditor fields={r.fields} onFields={(fields) => set({ fields })} />
      </Panel>
      <Panel title={et('consent')}>
        <TextArea
          label={et('consentText')}
          hint={et('consentHint', { n: r.consent.version })}
          rows={6}
          value={r.consent.text}
          onValue={(text) => set({ consent: { ...r.consent, text } })}
          error={wrong('consent')}
        />
        <TextArea
          label={et('consentTextEn')}
          optional
          rows={3}
          value={r.consent.text_en}
          onValue={(text_en) => set({ consent: { ...r.consent, text_en } })}
        />
      </Panel>
    </>
  );
}
