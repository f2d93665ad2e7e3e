/** How a table is sorted, kept by the page that owns the rows. */
import { useState } from 'preact/hooks';
import { byName } from '../../kit/format';
import type { Column } from './Table';

export interface Sort {
  key: string;
  down: boolean;
}

/** The next sorting when a header is pressed: first up, then down. */
export function pressed(sort: Sort | undefined, key: string): Sort {
  return sort?.key === key ? { key, down: !sort.down } : { key, down: false };
}

/** The rows in order; texts the way a Vietnamese list is sorted. Equal rows keep their order. */
export function sorted<T>(rows: readonly T[], columns: readonly Column<T>[], sort: Sort | undefined): T[] {
  const by = columns.find((c) => c.key === sort?.key)?.sort;
  if (!by || !sort) return [...rows];
  const sign = sort.down ? -1 : 1;
  return [...rows].sort((a, b) => sign * compare(by(a), by(b)));
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : byName(String(a), String(b));
}

export function useSort(first?: Sort): [Sort | undefined, (key: string) => void] {
  const [sort, setSort] = useState(first);
  return [sort, (key) => setSort((old) => pressed(old, key))];
}
