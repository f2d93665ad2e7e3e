import { Button, Checkbox, Field, TextArea } from '../../kit/components';
import { ArrowUpIcon, PlusIcon, TrashIcon } from '../../kit/icons';
import type { QuestionEdit } from '../../kit/wire';
import { replaced } from '../core/replace';
import { isChoice } from './keytext';
import { NumberField } from './NumberField';
import { OptionsEditor } from './OptionsEditor';
import { bt } from './words';

export type Keyed = Pick<QuestionEdit, 'kind' | 'options' | 'correct' | 'pin_last' | 'accepted' | 'any_marks' | 'numbers' | 'nearest' | 'pairs' | 'decoys' | 'partial'>;

interface KeyEditorProps<T extends Keyed> {
  q: T;
  onEdit(next: T): void;
  error?: string;
}

/** What answers the question, for every kind. */
export function KeyEditor<T extends Keyed>({ q, onEdit, error }: KeyEditorProps<T>) {
  const set = (change: Partial<Keyed>) => onEdit({ ...q, ...change });
  if (isChoice(q.kind)) return <OptionsEditor q={q} onEdit={onEdit} error={error} />;
  if (q.kind === 'shorttext') return <TextKey q={q} set={set} error={error} />;
  if (q.kind === 'numeric') return <NumberKey q={q} set={set} error={error} />;
  if (q.kind === 'ordering') return <OrderKey q={q} set={set} error={error} />;
  return <PairKey q={q} set={set} error={error} />;
}

interface PartProps {
  q: Keyed;
  set(change: Partial<Keyed>): void;
  error?: string;
}

const lines = (text: string) => text.split('\n');

function TextKey({ q, set, error }: PartProps) {
  return (
    <div class="stack">
      <TextArea label={bt('accepted')} hint={bt('acceptedHint')} rows={3} value={(q.accepted ?? []).join('\n')} onValue={(text) => set({ accepted: lines(text) })} error={error} />
      <Checkbox checked={q.any_marks ?? false} onChecked={(any_marks) => set({ any_marks })}>{bt('anyMarks')}</Checkbox>
    </div>
  );
}

function NumberKey({ q, set, error }: PartProps) {
  const numbers = q.numbers?.length ? q.numbers : [{ value: '' }];
  const one = (i: number, change: Partial<(typeof numbers)[number]>) => set({ numbers: replaced(numbers, i, { ...numbers[i]!, ...change }) });
  return (
    <div class="stack">
      {numbers.map((n, i) => (
        <div key={i} class="key-row">
          <NumberField label={bt('numberKey')} value={n.value} onValue={(value) => one(i, { value })} error={i === 0 ? error : undefined} />
          {!q.nearest && <NumberField label={bt('tolerance')} value={n.tolerance ?? ''} onValue={(tolerance) => one(i, { tolerance })} />}
          {numbers.length > 1 && <button class="icon-button" type="button" aria-label={bt('removeNumber', { n: i + 1 })} onClick={() => set({ numbers: numbers.filter((_, k) => k !== i) })}><TrashIcon size="1.1em" /></button>}
        </div>
      ))}
      {!q.nearest && <div class="row"><Button size="small" onClick={() => set({ numbers: [...numbers, { value: '' }] })}><PlusIcon size="1em" />{bt('addNumber')}</Button></div>}
      <Checkbox checked={q.nearest ?? false} onChecked={(nearest) => set({ nearest, numbers: nearest ? numbers.slice(0, 1) : numbers })}>{bt('nearest')}</Checkbox>
      {q.nearest && <p class="small muted">{bt('nearestHint')}</p>}
    </div>
  );
}

function OrderKey({ q, set, error }: PartProps) {
  const items = q.options;
  const swap = (i: number) => set({ options: items.map((o, k) => (k === i - 1 ? items[i]! : k === i ? items[i - 1]! : o)) });
  return (
    <div class="stack">
      <Field label={bt('items')} hint={bt('itemsHint')} error={error}>
        {() => (
          <div class="options" role="group" aria-label={bt('items')}>
            {items.map((item, i) => (
              <div key={i} class="key-row">
                <b class="figures key-place">{i + 1}</b>
                <textarea class="control" rows={1} aria-label={bt('itemN', { n: i + 1 })} value={item} onInput={(e) => set({ options: replaced(items, i, e.currentTarget.value) })} />
                <button class="icon-button" type="button" disabled={i === 0} aria-label={bt('itemUp', { n: i + 1 })} onClick={() => swap(i)}><ArrowUpIcon size="1.1em" /></button>
                <button class="icon-button" type="button" disabled={items.length <= 2} aria-label={bt('removeItem', { n: i + 1 })} onClick={() => set({ options: items.filter((_, k) => k !== i) })}><TrashIcon size="1.1em" /></button>
              </div>
            ))}
          </div>
        )}
      </Field>
      <div class="row">
        <Button size="small" disabled={items.length >= 8} onClick={() => set({ options: [...items, ''] })}><PlusIcon size="1em" />{bt('addItem')}</Button>
        <Checkbox checked={q.partial ?? false} onChecked={(partial) => set({ partial })}>{bt('partial')}</Checkbox>
      </div>
    </div>
  );
}

function PairKey({ q, set, error }: PartProps) {
  const pairs = q.pairs ?? [];
  const one = (i: number, change: Partial<(typeof pairs)[number]>) => set({ pairs: replaced(pairs, i, { ...pairs[i]!, ...change }) });
  return (
    <div class="stack">
      <Field label={bt('pairs')} error={error}>
        {() => (
          <div class="options" role="group" aria-label={bt('pairs')}>
            {pairs.map((p, i) => (
              <div key={i} class="key-row">
                <textarea class="control" rows={1} aria-label={bt('leftN', { n: i + 1 })} placeholder={bt('left')} value={p.left} onInput={(e) => one(i, { left: e.currentTarget.value })} />
                <textarea class="control" rows={1} aria-label={bt('rightN', { n: i + 1 })} placeholder={bt('rightSide')} value={p.right} onInput={(e) => one(i, { right: e.currentTarget.value })} />
                <button class="icon-button" type="button" disabled={pairs.length <= 2} aria-label={bt('removePair', { n: i + 1 })} onClick={() => set({ pairs: pairs.filter((_, k) => k !== i) })}><TrashIcon size="1.1em" /></button>
              </div>
            ))}
          </div>
        )}
      </Field>
      <div class="row">
        <Button size="small" disabled={pairs.length >= 8} onClick={() => set({ pairs: [...pairs, { left: '', right: '' }] })}><PlusIcon size="1em" />{bt('addPair')}</Button>
        <Checkbox checked={q.partial ?? false} onChecked={(partial) => set({ partial })}>{bt('partial')}</Checkbox>
      </div>
      <TextArea label={bt('decoys')} hint={bt('decoysHint')} optional rows={2} value={(q.decoys ?? []).join('\n')} onValue={(text) => set({ decoys: lines(text) })} />
    </div>
  );
}
