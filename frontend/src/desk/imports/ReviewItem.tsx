import { memo } from 'preact/compat';
import { Button, optionLetters } from '../../kit/components';
import { CheckIcon, WarnIcon } from '../../kit/icons';
import { drawn } from '../../kit/math';
import type { DeskBank, ImportItem, ImportItemEdit, QuestionMedium } from '../../kit/wire';
import { kindLabel } from '../core/labels';
import { Badge, type Tone } from '../ui/Badge';
import { isChoice, keyLines } from '../bank/keytext';
import { ItemForm } from './ItemForm';
import { keyLabel } from './keys';
import { stateOf, type ItemState } from './review';
import { mt } from './words';

/** What can be done to a question in the list. */
export interface ItemActions {
  onCurrent(place: number): void;
  /** Opens the form of the item with this index; undefined closes it. */
  onEditing(index: number | undefined): void;
  onSave(index: number, edit: ImportItemEdit): Promise<boolean>;
  onSkip(item: ImportItem): void;
  onMark(item: ImportItem, option: number): void;
}

interface ReviewItemProps {
  item: ImportItem;
  /** Where it stands in the list. */
  place: number;
  bank: string;
  topics: DeskBank['topics'];
  current: boolean;
  editing: boolean;
  actions: ItemActions;
}

const tones: Record<ItemState, Tone> = { ready: 'right', blocked: 'wrong', warned: 'gold', skipped: 'wait' };
const words = { ready: 'ready', blocked: 'blocked', warned: 'warned', skipped: 'skipped' } as const;

/** One question: the file's text at the left, what was understood at the right. */
export const ReviewItem = memo(function ReviewItem(p: ReviewItemProps) {
  const { item, actions } = p;
  const take = () => actions.onCurrent(p.place);
  const state = stateOf(item);
  return (
    <article
      class={`import-item import-${state} ${p.current ? 'import-current' : ''}`}
      aria-label={mt('item', { n: item.number })}
      onClick={p.current ? undefined : take}
    >
      <header class="import-head">
        <b>{mt('item', { n: item.number })}</b>
        <Badge tone={tones[state]}>{mt(words[state])}</Badge>
        <span class="muted small">{item.where}</span>
        <span class="import-buttons">
          <Button size="small" kind="quiet" onClick={() => actions.onSkip(item)}>{item.skip ? mt('unskip') : mt('skip')}</Button>
          {!p.editing && <Button size="small" onClick={() => { take(); actions.onEditing(item.index); }}>{mt('edit')}</Button>}
        </span>
      </header>
      {item.problems.length > 0 && (
        <ul class="import-problems">
          {item.problems.map((q, i) => <li key={i} class={q.severity === 'error' ? 'import-error' : 'import-warning'}><WarnIcon size="1.1em" /><span>{q.message}</span></li>)}
        </ul>
      )}
      <div class="import-columns">
        <div>
          <p class="import-label">{mt('inFile')}</p>
          <pre class="import-source">{item.source_text || mt('unsavedText')}</pre>
        </div>
        <div>
          <p class="import-label">{mt('understood')}</p>
          {p.editing
            ? <ItemForm item={item} bank={p.bank} topics={p.topics} onClose={() => actions.onEditing(undefined)} onSave={(edit) => actions.onSave(item.index, edit)} />
            : <Understood item={item} onMark={(option) => actions.onMark(item, option)} />}
        </div>
      </div>
    </article>
  );
});

const pictureOf = (item: ImportItem, option: number) => (item.option_media?.[option]?.id ? item.option_media[option] : undefined);

/** A picture of the file, with what it shows in words. */
function Picture({ medium: m }: { medium: QuestionMedium }) {
  if (m.width === 0) return <audio controls preload="none" src={`/api/v1/media/${m.id}`} aria-label={m.alt} />;
  return (
    <span class="import-picture">
      <img src={`/api/v1/media/${m.id}`} alt="" width={m.width} height={m.height} loading="lazy" decoding="async" />
      <span class="small muted">{m.alt || mt('noAlt')}</span>
    </span>
  );
}

function Understood({ item, onMark }: { item: ImportItem; onMark(option: number): void }) {
  const kind = item.kind as 'single';
  return (
    <div class="import-understood">
      <p class="import-stem">{item.stem ? drawn(item.stem, item.formulas) : '…'}</p>
      {item.media?.map((m) => <Picture key={m.id} medium={m} />)}
      {!isChoice(item.kind) && <ul class="import-key">{keyLines(item).map((line, i) => <li key={i}>{line}</li>)}</ul>}
      {isChoice(item.kind) && <ol role="list">
        {item.options.map((option, i) => {
          const right = item.correct.includes(i);
          return (
            <li key={i} class={right ? 'import-right' : undefined}>
              <button
                type="button"
                aria-pressed={right}
                title={mt('keyCorrect', { letter: optionLetters[i] ?? String(i + 1) })}
                onClick={() => onMark(i)}
              >
                <b>{optionLetters[i] ?? i + 1}</b>{right && <CheckIcon size="1em" />}
              </button>
              <span>{pictureOf(item, i) && <Picture medium={pictureOf(item, i)!} />}{option ? drawn(option, item.formulas) : pictureOf(item, i) ? '' : '…'}</span>
            </li>
          );
        })}
      </ol>}
      <p class="small muted">
        {[kindLabel(kind), item.correct.length > 0 || !isChoice(item.kind) ? (item.key_found_by ? mt('keyBy', { how: keyLabel(item.key_found_by) }) : '') : mt('noKey'), item.topic, item.legal_basis].filter(Boolean).join(' · ')}
      </p>
    </div>
  );
}
