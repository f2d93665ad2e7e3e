/** What makes a question whole, and the moves it can make. Pure. */
import type { DeskBank, DeskQuestion, QuestionEdit, QuestionKey, Rules } from '../../kit/wire';

export type QuestionState = DeskQuestion['state'];
export type Fault = 'needStem' | 'needOptions' | 'needCorrect' | 'oneCorrect' | 'sameOptions' | 'needAccepted' | 'needNumber' | 'needItems' | 'needPairs' | 'needAlt';

/** A question to begin with. */
export function blank(topic = ''): QuestionEdit {
  return { kind: 'single', stem: '', options: ['', '', '', ''], correct: [], pin_last: false, topic, level: 1, explanation: '', legal_basis: '', source: '', version: 0 };
}

/** What can be saved of a question. */
export function editOf(q: QuestionEdit): QuestionEdit {
  const { kind, stem, options, correct, pin_last, topic, level, explanation, legal_basis, source, as_of, valid_until, version } = q;
  return { kind, stem, options, correct, pin_last, topic, level, explanation, legal_basis, source, as_of, valid_until, version, ...keyOf(q) };
}

/** What a question has beyond choices. */
export function keyOf(q: QuestionKey): QuestionKey {
  const { tv_text, accepted, any_marks, numbers, nearest, pairs, decoys, partial, media, option_media, formulas } = q;
  return { tv_text, accepted, any_marks, numbers, nearest, pairs, decoys, partial, media, option_media, formulas };
}

/** What is wrong with it, the first thing first. */
export function faults(q: Pick<QuestionEdit, 'kind' | 'stem' | 'options' | 'correct'> & QuestionKey): Fault[] {
  const found: Fault[] = q.stem.trim() ? [] : ['needStem'];
  switch (q.kind) {
    case 'shorttext':
      return q.accepted?.some((a) => a.trim()) ? found : [...found, 'needAccepted'];
    case 'numeric':
      return q.numbers?.length && q.numbers.every(isNumber) ? found : [...found, 'needNumber'];
    case 'ordering':
      return [...found, ...listFaults(q.options, 'needItems')];
    case 'matching':
      return [...found, ...pairFaults(q.pairs ?? [])];
    default:
      return [...found, ...choiceFaults(q)];
  }
}

const canonical = /^-?\d{1,15}(\.\d{1,9})?$/;
const isNumber = ({ value, tolerance }: { value: string; tolerance?: string }) => canonical.test(value) && (!tolerance || (canonical.test(tolerance) && !tolerance.startsWith('-')));
const tidied = (list: readonly string[]) => list.map((o) => o.trim().normalize('NFC').toLowerCase());

function listFaults(list: readonly string[], empty: Fault): Fault[] {
  const texts = tidied(list);
  if (texts.length < 2 || texts.some((o) => !o)) return [empty];
  return new Set(texts).size < texts.length ? ['sameOptions'] : [];
}

function pairFaults(pairs: readonly { left: string; right: string }[]): Fault[] {
  if (pairs.some((p) => !p.right.trim())) return ['needPairs'];
  return listFaults(pairs.map((p) => p.left), 'needPairs');
}

function choiceFaults(q: Pick<QuestionEdit, 'kind' | 'options' | 'correct'> & QuestionKey): Fault[] {
  const found: Fault[] = [];
  const pictured = (i: number) => Boolean(q.option_media?.[i]?.id);
  const options = q.options.map((o, i) => o.trim().normalize('NFC') || (pictured(i) ? `\u0000${i}` : ''));
  if (q.options.some((o, i) => !o.trim() && pictured(i) && !q.option_media![i]!.alt.trim())) found.push('needAlt');
  if (options.filter(Boolean).length < 2 || options.some((o) => !o)) found.push('needOptions');
  else if (new Set(options.map((o) => o.toLowerCase())).size < options.length) found.push('sameOptions');
  if (q.correct.length === 0) found.push('needCorrect');
  else if (q.kind !== 'multiple' && q.correct.length > 1) found.push('oneCorrect');
  return found;
}

/** Marks or unmarks an option as right; for kinds with one right option the mark moves. */
export function marked(q: Pick<QuestionEdit, 'kind' | 'correct'>, option: number): number[] {
  if (q.kind !== 'multiple') return [option];
  return q.correct.includes(option) ? q.correct.filter((i) => i !== option) : [...q.correct, option].sort((a, b) => a - b);
}

/** Takes an option away; the marks of those after it move up. */
export function withoutOption<T extends Pick<QuestionEdit, 'options' | 'correct' | 'option_media'>>(q: T, option: number): T {
  return {
    ...q,
    options: q.options.filter((_, i) => i !== option),
    correct: q.correct.filter((i) => i !== option).map((i) => (i > option ? i - 1 : i)),
    ...(q.option_media && { option_media: q.option_media.filter((_, i) => i !== option) }),
  };
}

/** Turns a question into another kind, keeping what fits. */
export function asKind<T extends Pick<QuestionEdit, 'kind' | 'options' | 'correct' | 'pin_last' | 'pairs'>>(q: T, kind: QuestionEdit['kind'], words: [string, string]): T {
  if (kind === 'truefalse') return { ...q, kind, options: words, correct: q.correct.filter((i) => i < 2).slice(0, 1), pin_last: false };
  if (kind === 'matching') return { ...q, kind, pairs: q.pairs?.length ? q.pairs : [{ left: '', right: '' }, { left: '', right: '' }, { left: '', right: '' }] };
  if (kind === 'shorttext' || kind === 'numeric') return { ...q, kind };
  const fresh = q.kind === 'truefalse' || q.options.length === 0;
  const options = fresh ? ['', '', '', ''] : kind === 'ordering' ? q.options : q.options.slice(0, 6);
  const correct = fresh ? [] : kind === 'single' ? q.correct.slice(0, 1) : q.correct;
  return { ...q, kind, options, correct };
}

/** Where a question can go from a state. */
export function movesFrom(state: QuestionState): QuestionState[] {
  switch (state) {
    case 'draft': return ['in_review', 'retired'];
    case 'in_review': return ['approved', 'draft'];
    case 'approved': return ['draft', 'retired'];
    case 'retired': return ['draft'];
  }
}

/** The right that a step needs. */
export function rightFor(from: QuestionState): 'edit_questions' | 'review_questions' {
  return from === 'draft' || from === 'retired' ? 'edit_questions' : 'review_questions';
}

/** How many questions the blueprints of some rules draw from each cell of a bank. "topic|level"; "" and 0 are any. */
export function demand(rules: Rules, bankId: string): Map<string, number> {
  const need = new Map<string, number>();
  for (const source of rules.paper.sources) {
    if (source.bank_id !== bankId) continue;
    for (const { topic, level, count } of source.lines) {
      const key = `${topic}|${level}`;
      need.set(key, Math.max(need.get(key) ?? 0, count));
    }
  }
  return need;
}

/** Approved questions in a cell; topic "" or level 0 sum over all. */
export function approvedIn(bank: DeskBank, topic: string, level: number): number {
  return bank.by_topic.filter((c) => (!topic || c.topic === topic) && (!level || c.level === level)).reduce((sum, c) => sum + c.approved, 0);
}
