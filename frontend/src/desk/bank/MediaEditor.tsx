import { useRef } from 'preact/hooks';
import { Button, Field, optionLetters, TextField } from '../../kit/components';
import { PlusIcon, TrashIcon } from '../../kit/icons';
import type { QuestionEdit, QuestionMedium } from '../../kit/wire';
import { useAction } from '../core/action';
import { calls } from '../core/calls';
import { replaced } from '../core/replace';
import { FailureNotice } from '../ui/FailureNotice';
import { bt } from './words';
import './bank.css';

type Illustrated = Pick<QuestionEdit, 'kind' | 'options' | 'media' | 'option_media'>;

interface MediaEditorProps<T extends Illustrated> {
  q: T;
  bank: string;
  onEdit(next: T): void;
}

const none: QuestionMedium = { id: '', type: '', alt: '', width: 0, height: 0 };
const address = (m: QuestionMedium) => `/api/v1/media/${m.id}`;

/** Pictures and sounds of the stem, and a picture for each option of a choice. */
export function MediaEditor<T extends Illustrated>({ q, bank, onEdit }: MediaEditorProps<T>) {
  const media = q.media ?? [];
  const set = (change: Partial<Illustrated>) => onEdit({ ...q, ...change });
  const pictured = q.kind === 'single' || q.kind === 'multiple';
  const byOption = q.options.map((_, i) => q.option_media?.[i] ?? none);
  return (
    <details class="media-editor" open={media.length > 0 || byOption.some((m) => m.id !== '')}>
      <summary>{bt('media')}</summary>
      <div class="stack">
        <p class="small muted">{bt('mediaHint')}</p>
        {media.map((m, i) => <One key={m.id} medium={m} onAlt={(alt) => set({ media: replaced(media, i, { ...m, alt }) })} onRemove={() => set({ media: media.filter((_, k) => k !== i) })} />)}
        {media.length < 4 && <Add bank={bank} label={bt('addMedia')} accept="image/png,image/jpeg,image/gif,audio/mpeg,audio/ogg" onAdded={(m) => set({ media: [...media, m] })} />}
        {pictured && byOption.map((m, i) => {
          const letter = optionLetters[i] ?? String(i + 1);
          const put = (next: QuestionMedium) => set({ option_media: replaced(byOption, i, next) });
          return m.id
            ? <One key={i} label={bt('optionPicture', { letter })} medium={m} onAlt={(alt) => put({ ...m, alt })} onRemove={() => put(none)} />
            : <Add key={i} bank={bank} label={bt('addOptionPicture', { letter })} accept="image/png,image/jpeg,image/gif" onAdded={put} />;
        })}
      </div>
    </details>
  );
}

function One({ medium: m, label, onAlt, onRemove }: { medium: QuestionMedium; label?: string; onAlt(alt: string): void; onRemove(): void }) {
  return (
    <div class="media-row">
      {m.width > 0 ? <img src={address(m)} alt={m.alt} width={m.width} height={m.height} /> : <audio controls src={address(m)} aria-label={m.alt || bt('sound')} />}
      <TextField label={label ? `${label}: ${bt('alt')}` : bt('alt')} hint={bt('altHint')} value={m.alt} onValue={onAlt} />
      <button class="icon-button" type="button" aria-label={bt('removeMedia')} onClick={onRemove}><TrashIcon size="1.1em" /></button>
    </div>
  );
}

function Add({ bank, label, accept, onAdded }: { bank: string; label: string; accept: string; onAdded(m: QuestionMedium): void }) {
  const input = useRef<HTMLInputElement>(null);
  const add = useAction(async (file: File) => onAdded(await calls.addMedium(bank, file)));
  return (
    <Field label={<span class="visually-hidden">{label}</span>}>
      {(described) => (
        <>
          <input {...described} ref={input} class="visually-hidden" type="file" accept={accept} tabIndex={-1} onChange={(e) => { const file = e.currentTarget.files?.[0]; e.currentTarget.value = ''; if (file) void add.run(file); }} />
          <div><Button size="small" busy={add.busy} onClick={() => input.current?.click()}><PlusIcon size="1em" />{label}</Button></div>
          <FailureNotice error={add.error} />
        </>
      )}
    </Field>
  );
}
