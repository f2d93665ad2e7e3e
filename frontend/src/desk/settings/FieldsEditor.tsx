import { Button, Checkbox, Select, TextArea, TextField } from '../../kit/components';
import { PlusIcon, TrashIcon } from '../../kit/icons';
import type { FieldSpec } from '../../kit/wire';
import { replaced, without } from '../core/replace';
import { ut } from '../ui/words';
import { et } from './words';

/** Questions of the contest's own at registration. */
export function FieldsEditor({ fields, onFields }: { fields: readonly FieldSpec[]; onFields(next: FieldSpec[]): void }) {
  const kinds = [
    { value: 'text', label: et('field_text') },
    { value: 'number', label: et('field_number') },
    { value: 'date', label: et('field_date') },
    { value: 'select', label: et('field_select') },
  ];
  const set = (i: number, change: Partial<FieldSpec>) => onFields(replaced(fields, i, { ...fields[i]!, ...change }));
  const add = () => {
    let n = fields.length + 1;
    while (fields.some((f) => f.key === `them_${n}`)) n++;
    onFields([...fields, { key: `them_${n}`, label: et('newField'), label_en: '', kind: 'text', required: false, options: [] }]);
  };
  return (
    <div class="stack">
      {fields.map((f, i) => (
        <fieldset key={f.key} class="source">
          <legend>{f.label || et('newField')}</legend>
          <div class="cols">
            <TextField label={et('fieldLabel')} value={f.label} onValue={(label) => set(i, { label })} required />
            <TextField label={et('fieldLabelEn')} optional value={f.label_en} onValue={(label_en) => set(i, { label_en })} />
            <Select
              label={et('fieldKind')}
              placeholder={null}
              value={f.kind}
              options={kinds}
              onValue={(kind) => set(i, { kind: kind as FieldSpec['kind'] })}
            />
          </div>
          {f.kind === 'select' && <TextArea label={et('fieldOptions')} rows={3} value={f.options.join('\n')} onValue={(text) => set(i, { options: text.split('\n') })} />}
          <div class="row">
            <Checkbox checked={f.required} onChecked={(required) => set(i, { required })}>{et('fieldRequired')}</Checkbox>
            <Button kind="quiet" size="small" onClick={() => onFields(without(fields, i))}><TrashIcon size="1em" />{ut('remove', { name: f.label })}</Button>
          </div>
        </fieldset>
      ))}
      <div><Button size="small" onClick={add}><PlusIcon size="1em" />{et('addField')}</Button></div>
    </div>
  );
}
