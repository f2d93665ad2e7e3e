/** The order of questions that the list showed last, so that one can be read after another. */
let shown: readonly string[] = [];

/** Keeps the order of the page of questions in sight. */
export function remember(ids: readonly string[]): void {
  shown = ids;
}

/** The questions before and after one, in the order last shown. */
export function neighbours(id: string, order: readonly string[] = shown): { before?: string; after?: string } {
  const at = order.indexOf(id);
  return at < 0 ? {} : { before: order[at - 1], after: order[at + 1] };
}
