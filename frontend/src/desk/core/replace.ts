/** A copy of the list with item `i` replaced. */
export function replaced<T>(list: readonly T[], i: number, item: T): T[] {
  return list.map((old, at) => (at === i ? item : old));
}

/** A copy of the list without item `i`. */
export function without<T>(list: readonly T[], i: number): T[] {
  return list.filter((_, at) => at !== i);
}
