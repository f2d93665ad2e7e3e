/** What changed between two texts or two values. */
export interface Piece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Compares two texts word by word (longest common subsequence). Spaces belong to the word before them. */
export function words(before: string, after: string): Piece[] {
  const a = before.match(/\S+\s*|\s+/g) ?? [];
  const b = after.match(/\S+\s*|\s+/g) ?? [];
  const pieces: Piece[] = [];
  let i = 0;
  let j = 0;
  const lengths = common(a, b);
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && same(a[i]!, b[j]!)) {
      push(pieces, 'same', b[j]!);
      i++;
      j++;
    } else if (i < a.length && (j >= b.length || lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) push(pieces, 'removed', a[i++]!);
    else push(pieces, 'added', b[j++]!);
  }
  return pieces;
}

const same = (x: string, y: string) => x.trimEnd() === y.trimEnd();

function common(a: string[], b: string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i]![j] = same(a[i]!, b[j]!) ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
    }
  }
  return table;
}

function push(pieces: Piece[], kind: Piece['kind'], text: string): void {
  const last = pieces.at(-1);
  if (last?.kind === kind) last.text += text;
  else pieces.push({ kind, text });
}

/** One changed place inside a value, e.g. `rules.time.limit_ms`. */
export interface Change {
  path: string;
  before: unknown;
  after: unknown;
}

/** The leaves at which two JSON values differ, in the order of their paths. */
export function changes(before: unknown, after: unknown, path = ''): Change[] {
  if (Object.is(before, after)) return [];
  if (!branch(before) && !branch(after)) return [{ path, before, after }];
  const old = branch(before) ? before : {};
  const now = branch(after) ? after : {};
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return names.flatMap((name) => changes(old[name], now[name], path ? `${path}.${name}` : name));
}

function branch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}
