import { Select, TextArea, TextField } from '../../kit/components';
import type { DeskBank, QuestionEdit } from '../../kit/wire';
import { named } from '../core/contest';
import { choices, kindLabel, levelLabel } from '../core/labels';
import { KeyEditor } from './KeyEditor';
import { MediaEditor } from './MediaEditor';
import { asKind } from './rules';
import { bt } from './words';

interface QuestionFormProps {
  edit: QuestionEdit;
  bank: Pick<DeskBank, 'id' | 'topics'>;
  onEdit(next: QuestionEdit): void;
  /** Messages of the server by field. */
  error(field: string): string | undefined;
  readOnly?: boolean;
}

/** Fields of the server's answer that are about the key. */
const keyFields = ['options', 'correct', 'accepted', 'numbers', 'pairs', 'decoys', 'media'];

/** Everything about a question that its author writes. */
export function QuestionForm({ edit: q, bank, onEdit, error, readOnly }: QuestionFormProps) {
  const set = (change: Partial<QuestionEdit>) => onEdit({ ...q, ...change });
  const topics = bank.topics.map((t) => ({ value: t.id, label: named(t) }));
  if (q.topic && !topics.some((t) => t.value === q.topic)) topics.push({ value: q.topic, label: q.topic });
  return (
    <fieldset class="stack stack-wide" disabled={readOnly}>
      <TextArea label={bt('stem')} hint={bt('stemHint')} rows={3} required value={q.stem} onValue={(stem) => set({ stem })} error={error('stem')} />
      <TextArea label={bt('tvText')} hint={bt('tvHint')} optional rows={1} value={q.tv_text ?? ''} onValue={(tv_text) => set({ tv_text })} error={error('tv_text')} />
      <KeyEditor key={q.kind} q={q} onEdit={onEdit} error={keyFields.map(error).find(Boolean)} />
      <MediaEditor q={q} bank={bank.id} onEdit={onEdit} />
      <div class="cols">
        <Select
          label={bt('kind')}
          placeholder={null}
          value={q.kind}
          options={choices(kindLabel)}
          onValue={(kind) => onEdit(asKind(q, kind as QuestionEdit['kind'], [bt('trueWord'), bt('falseWord')]))}
        />
        <Select
          label={bt('topic')}
          value={q.topic}
          placeholder={bt('noTopic')}
          options={topics}
          onValue={(topic) => set({ topic })}
          error={error('topic')}
        />
        <Select
          label={bt('level')}
          placeholder={null}
          value={String(q.level)}
          options={choices(levelLabel)}
          onValue={(level) => set({ level: Number(level) })}
          error={error('level')}
        />
      </div>
      <TextArea
        label={bt('legalBasis')}
        hint={bt('legalHint')}
        rows={2}
        value={q.legal_basis}
        onValue={(legal_basis) => set({ legal_basis })}
        error={error('legal_basis')}
      />
      <TextArea
        label={bt('explanation')}
        optional
        rows={2}
        value={q.explanation}
        onValue={(explanation) => set({ explanation })}
        error={error('explanation')}
      />
      <div class="cols">
        <TextField label={bt('source')} optional value={q.source} onValue={(source) => set({ source })} error={error('source')} />
        <TextField
          label={bt('asOf')}
          optional
          type="date"
          value={q.as_of ?? ''}
          onValue={(as_of) => set({ as_of: as_of || undefined })}
          error={error('as_of')}
        />
        <TextField
          label={bt('validUntil')}
          optional
          type="date"
          value={q.valid_until ?? ''}
          onValue={(valid_until) => set({ valid_until: valid_until || undefined })}
          error={error('valid_until')}
        />
      </div>
    </fieldset>
  );
}
