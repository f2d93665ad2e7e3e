import { useEffect, useRef, useState } from 'preact/hooks';
import { Button, Select, TextArea, TextField } from '../../kit/components';
import { kt } from '../../kit/words';
import type { DeskBank, ImportItem, ImportItemEdit, QuestionEdit } from '../../kit/wire';
import { KeyEditor } from '../bank/KeyEditor';
import { MediaEditor } from '../bank/MediaEditor';
import { asKind } from '../bank/rules';
import { bt } from '../bank/words';
import { named } from '../core/contest';
import { choices, kindLabel, levelLabel } from '../core/labels';
import { editOf } from './review';
import { mt } from './words';

interface ItemFormProps {
  item: ImportItem;
  bank: string;
  topics: DeskBank['topics'];
  onClose(): void;
  onSave(edit: ImportItemEdit): Promise<boolean>;
}

type Mendable = ImportItemEdit & { kind: QuestionEdit['kind'] };

/** Mends one question in place. Ctrl + Enter saves, Escape leaves. */
export function ItemForm({ item, bank, topics, onClose, onSave }: ItemFormProps) {
  const [edit, setEdit] = useState(() => editOf(item));
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('textarea')?.focus({ preventScroll: true }), []);
  const set = (change: Partial<ImportItemEdit>) => setEdit({ ...edit, ...change });
  const save = async () => {
    setBusy(true);
    const done = await onSave(edit);
    setBusy(false);
    if (done) onClose();
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const known = topics.map((t) => ({ value: t.id, label: named(t) }));
  if (edit.topic && !topics.some((t) => t.id === edit.topic)) known.push({ value: edit.topic, label: edit.topic });
  return (
    <form ref={form} class="stack" onSubmit={(e) => { e.preventDefault(); void save(); }} onKeyDown={key}>
      <TextArea label={bt('stem')} rows={3} value={edit.stem} onValue={(stem) => set({ stem })} />
      <KeyEditor key={edit.kind} q={edit as Mendable} onEdit={(next: Mendable) => setEdit(next)} />
      <MediaEditor q={edit as Mendable} bank={bank} onEdit={(next) => setEdit(next)} />
      <div class="cols">
        <Select
          label={bt('kind')}
          placeholder={null}
          value={edit.kind}
          options={choices(kindLabel)}
          onValue={(kind) => setEdit(asKind(edit as Mendable, kind as Mendable['kind'], [bt('trueWord'), bt('falseWord')]))}
        />
        <Select label={bt('topic')} placeholder={bt('noTopic')} value={edit.topic} options={known} onValue={(topic) => set({ topic })} />
        <Select
          label={bt('level')}
          placeholder={null}
          value={String(edit.level)}
          options={choices(levelLabel)}
          onValue={(level) => set({ level: Number(level) })}
        />
      </div>
      <TextField label={bt('legalBasis')} value={edit.legal_basis} onValue={(legal_basis) => set({ legal_basis })} />
      <div class="form-actions">
        <Button kind="primary" size="small" type="submit" busy={busy}>{mt('editDone')} <kbd>Ctrl ↵</kbd></Button>
        <Button size="small" onClick={onClose}>{kt('cancel')} <kbd>Esc</kbd></Button>
      </div>
    </form>
  );
}
