import { useMemo, useRef, useState } from 'preact/hooks';
import { Notice, optionLetters, Select, Tabs, toast, explain } from '../../kit/components';
import { number } from '../../kit/format';
import type { DeskBank, ImportDraft, ImportItem, ImportItemEdit } from '../../kit/wire';
import { marked } from '../bank/rules';
import { calls } from '../core/calls';
import { useShortcuts } from '../core/keys';
import { plainMatcher } from '../core/search';
import { SearchBox } from '../ui/SearchBox';
import { VirtualList } from '../ui/VirtualList';
import { editOf, nextProblem, problemKinds, searched, stateOf, tally, withItem, type ItemState } from './review';
import { ReviewItem, type ItemActions } from './ReviewItem';
import { mt } from './words';

interface ReviewListProps {
  draft: ImportDraft;
  /** The id of the bank, for pictures that are added in passing. */
  bank: string;
  topics: DeskBank['topics'];
  onDraft(next: ImportDraft): void;
}

/** Every question of the file beside what it was understood as; worked through by keyboard. */
export function ReviewList({ draft, bank, topics, onDraft }: ReviewListProps) {
  const [state, setState] = useState<ItemState | 'all'>('all');
  const [code, setCode] = useState('');
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [editing, setEditing] = useState<number | undefined>();
  const t = useMemo(() => tally(draft.items), [draft]);
  const kinds = useMemo(() => problemKinds(draft.items), [draft]);
  const items = useMemo(() => {
    const fits = plainMatcher(text);
    return draft.items.filter((i) => (state === 'all' || stateOf(i) === state) && (!code || i.problems.some((p) => p.code === code)) && (!text || fits(searched(i))));
  }, [draft, state, code, text]);
  const current = Math.min(at, items.length - 1);
  const item = items[current];

  const save = async (index: number, edit: ImportItemEdit) => {
    try {
      onDraft(withItem(draft, await calls.saveImportItem(draft.id, index, edit)));
      return true;
    } catch (error) {
      toast(`${explain(error).title} ${explain(error).hint}`, 'bad');
      return false;
    }
  };
  const change = (i: ImportItem, edit: Partial<ImportItemEdit>) => void save(i.index, { ...editOf(i), ...edit });
  const mark = (i: ImportItem, option: number) => change(i, { correct: marked({ kind: i.kind as 'single', correct: i.correct }, option) });
  const actions = useActions({ onCurrent: setAt, onEditing: setEditing, onSave: save, onSkip: (i) => change(i, { skip: !i.skip }), onMark: mark });
  const move = (to: number) => to >= 0 && to < items.length && setAt(to);
  useShortcuts([
    { keys: 'j', label: mt('keyNext'), run: () => move(current + 1) },
    { keys: 'k', label: mt('keyPrevious'), run: () => move(current - 1) },
    { keys: 'n', label: mt('keyProblem'), run: () => move(nextProblem(items, current)) },
    { keys: 'Enter', label: mt('keyEdit'), run: () => item && setEditing(item.index) },
    { keys: 's', label: mt('keySkip'), run: () => item && actions.onSkip(item) },
    ...optionLetters.map((letter, i) => ({
      keys: letter.toLowerCase(),
      label: mt('keyCorrect', { letter }),
      run: () => item && i < item.options.length && mark(item, i),
    })),
  ]);
  const loose = draft.problems.filter((p) => p.index === undefined);
  return (
    <>
      {loose.length > 0 && <Notice kind={loose.some((p) => p.severity === 'error') ? 'bad' : 'warn'} title={mt('fileProblems')}><ul>{loose.map((p, i) => <li key={i}>{p.where && <b>{p.where}: </b>}{p.message}</li>)}</ul></Notice>}
      <Tabs
        label={mt('filter')}
        panel="import-list"
        value={state}
        onValue={(next) => { setState(next); setAt(0); }}
        tabs={[
          { value: 'all', label: mt('all'), count: number(draft.items.length) },
          { value: 'blocked', label: mt('blocked'), count: number(t.blocked) },
          { value: 'warned', label: mt('warned'), count: number(t.warned) },
          { value: 'ready', label: mt('ready'), count: number(t.ready) },
          { value: 'skipped', label: mt('skipped'), count: number(t.skipped) },
        ]}
      />
      <div class="toolbar">
        <SearchBox value={text} onValue={(next) => { setText(next); setAt(0); }} label={mt('search')} />
        {kinds.length > 0 && <div class="import-kinds"><Select label={mt('problem')} placeholder={mt('problemAll')} value={code} options={kinds.map((k) => ({ value: k.code, label: `${k.message} (${number(k.count)})` }))} onValue={(next) => { setCode(next); setAt(0); }} /></div>}
      </div>
      <p class="small muted import-hint">{mt('hint')}</p>
      <div id="import-list" role="tabpanel" aria-label={mt('list')}>
        {items.length === 0 ? <p class="muted">{mt('noMatch')}</p> : (
          <VirtualList
            of={`${state} ${code} ${text}`}
            keyOf={(i) => items[i]!.index}
            class="import-list"
            label={mt('list')}
            count={items.length}
            guess={250}
            current={current}
            first={editing === undefined ? undefined : items.findIndex((i) => i.index === editing)}
            row={(i) => <ReviewItem item={items[i]!} place={i} bank={bank} topics={topics} current={i === current} editing={editing === items[i]!.index} actions={actions} />}
          />
        )}
      </div>
    </>
  );
}

/** What rows may do, as one object that stays the same: a row is drawn again only for what changed in it. */
function useActions(now: ItemActions): ItemActions {
  const latest = useRef(now);
  latest.current = now;
  return useMemo(() => ({
    onCurrent: (place) => latest.current.onCurrent(place),
    onEditing: (index) => latest.current.onEditing(index),
    onSave: (index, edit) => latest.current.onSave(index, edit),
    onSkip: (item) => latest.current.onSkip(item),
    onMark: (item, option) => latest.current.onMark(item, option),
  }), []);
}
