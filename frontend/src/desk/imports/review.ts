/** What an import holds, sorted by what a person must still do. Pure. */
import { plain } from '../../kit/format';
import { keyOf } from '../bank/rules';
import type { ImportDraft, ImportItem, ImportItemEdit } from '../../kit/wire';

export type ItemState = 'ready' | 'blocked' | 'warned' | 'skipped';

/** Skipped wins over wrong: nothing of it will be written. */
export function stateOf(item: ImportItem): ItemState {
  if (item.skip) return 'skipped';
  if (item.blocked) return 'blocked';
  return item.problems.length > 0 ? 'warned' : 'ready';
}

export interface Tally extends Record<ItemState, number> {
  /** What confirming writes now. */
  writes: number;
}

export function tally(items: readonly ImportItem[]): Tally {
  const count: Tally = { ready: 0, blocked: 0, warned: 0, skipped: 0, writes: 0 };
  for (const item of items) count[stateOf(item)]++;
  return { ...count, writes: count.ready + count.warned };
}

const texts = new WeakMap<ImportItem, string>();

/** What a search looks through, as `plain` writes it; made once for each item. */
export function searched(item: ImportItem): string {
  let text = texts.get(item);
  if (text === undefined) texts.set(item, (text = plain(`${item.number} ${item.stem} ${item.options.join(' ')} ${item.source_text}`)));
  return text;
}

/** Every kind of problem with how many questions have it, the most frequent first. */
export function problemKinds(items: readonly ImportItem[]): { code: string; message: string; count: number }[] {
  const kinds = new Map<string, { code: string; message: string; count: number }>();
  for (const item of items) {
    for (const code of new Set(item.problems.map((p) => p.code))) {
      const { message } = item.problems.find((p) => p.code === code)!;
      const known = kinds.get(code) ?? { code, message, count: 0 };
      kinds.set(code, { ...known, message: common(known.message, message), count: known.count + 1 });
    }
  }
  return [...kinds.values()].sort((a, b) => b.count - a.count);
}

/** The words with which two messages of a kind begin: "Câu gần giống dòng …". */
function common(a: string, b: string): string {
  if (a === b) return a;
  const words = a.replace(/ …$/, '').split(' ');
  const other = b.split(' ');
  const end = words.findIndex((word, i) => word !== other[i]);
  if (end === 0) return a;
  return `${(end < 0 ? words : words.slice(0, end)).join(' ')} …`;
}

/** The place of the next item with something to mend, after `from`, around the end; -1 when there is none. */
export function nextProblem(items: readonly ImportItem[], from: number): number {
  for (let step = 1; step <= items.length; step++) {
    const i = (from + step) % items.length;
    const state = stateOf(items[i]!);
    if (state === 'blocked' || state === 'warned') return i;
  }
  return -1;
}

/** What can be saved of an item. */
export function editOf(item: ImportItem): ImportItemEdit {
  const { kind, stem, options, correct, pin_last, topic, level, explanation, legal_basis, skip } = item;
  return { kind, stem, options, correct, pin_last, topic, level, explanation, legal_basis, skip, ...keyOf(item) };
}

/** The draft with one item in its new shape. */
export function withItem(draft: ImportDraft, item: ImportItem): ImportDraft {
  return { ...draft, items: draft.items.map((old) => (old.index === item.index ? { ...item, source_text: item.source_text || old.source_text } : old)) };
}
