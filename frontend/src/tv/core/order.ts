/** Movement is not sent: it is what lies between the order on air and the next one. */

/** A row that was and is on the board, with its places (0 = top). */
export interface Move { id: string; from: number; to: number }

/** What changed between two orders. */
export interface OrderDiff { moves: Move[]; entered: string[]; left: string[]; replaced: boolean }

/** Compares two orders of ids. `replaced` says that they have nothing in common: a new page, not a movement. */
export function orderDiff(before: readonly string[], after: readonly string[]): OrderDiff {
  const was = new Map(before.map((id, place) => [id, place]));
  const is = new Set(after);
  const moves: Move[] = [];
  const entered: string[] = [];
  after.forEach((id, to) => {
    const from = was.get(id);
    if (from === undefined) entered.push(id);
    else if (from !== to) moves.push({ id, from, to });
  });
  const left = before.filter((id) => !is.has(id));
  return { moves, entered, left, replaced: before.length > 0 && after.length > 0 && left.length === before.length };
}

/** The row that the eye should follow passes in front: the farther it climbs, the higher it lies. */
export function depth(move: Move): number {
  return move.to < move.from ? 10 + (move.from - move.to) : 1;
}
