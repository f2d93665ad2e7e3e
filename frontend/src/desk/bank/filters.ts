/** The filters of the list of questions, kept in the address so that a link shows the same list. */
import { query, setQuery } from '../../kit/router';

const names = ['q', 'state', 'topic', 'level', 'kind', 'expired', 'on'] as const;
export type FilterName = (typeof names)[number];
export type Filters = Partial<Record<FilterName, string>>;

/** The filters in force. */
export function filters(): Filters {
  const now = query.value;
  return Object.fromEntries(names.flatMap((n) => (now.get(n) ? [[n, now.get(n)!]] : [])));
}

/** Changes some; the list begins again at its first page. */
export function setFilters(change: Filters): void {
  setQuery({ ...change, offset: undefined });
}

export function clearFilters(): void {
  setFilters(Object.fromEntries(names.map((n) => [n, undefined])));
}

export const offset = () => Number(query.value.get('offset')) || 0;
export const setOffset = (n: number) => setQuery({ offset: n ? String(n) : undefined });
