/** The key of a question in words, for lists and comparisons. Pure. */
import { showDecimal } from '../../kit/decimal';
import type { QuestionEdit } from '../../kit/wire';

type Keyed = Pick<QuestionEdit, 'options' | 'accepted' | 'numbers' | 'pairs' | 'decoys'> & { kind: string };

/** True for kinds that are answered by picking options. */
export const isChoice = (kind: string): boolean => kind === 'single' || kind === 'multiple' || kind === 'truefalse';

/** A line for each part of the key of a question beyond choice. */
export function keyLines(q: Keyed): string[] {
  switch (q.kind) {
    case 'shorttext':
      return q.accepted ?? [];
    case 'numeric':
      return (q.numbers ?? []).map(({ value, tolerance }) => showDecimal(value) + (tolerance ? ` ± ${showDecimal(tolerance)}` : ''));
    case 'ordering':
      return q.options.map((o, i) => `${i + 1}. ${o}`);
    case 'matching':
      return [...(q.pairs ?? []).map((p) => `${p.left} – ${p.right}`), ...(q.decoys ?? []).map((d) => `… – ${d}`)];
    default:
      return [];
  }
}
