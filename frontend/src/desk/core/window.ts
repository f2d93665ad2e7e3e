/** Which rows of a long list are worth drawing: heights are learnt as rows are measured. */

/** Row heights, guessed until measured; offsets are sums, rebuilt lazily from the first change. */
export class Heights {
  private readonly known: (number | undefined)[] = [];
  private readonly offsets: number[] = [0];
  private valid = 0;

  constructor(
    /** Number of rows. */
    readonly count: number,
    /** Height of a row that was not measured, in pixels. */
    private readonly guess: number,
  ) {}

  /** Learns the height of row i. True when it differs from what was assumed. */
  measure(i: number, height: number): boolean {
    if (i < 0 || i >= this.count || Math.abs((this.known[i] ?? this.guess) - height) < 0.5) return false;
    this.known[i] = height;
    this.valid = Math.min(this.valid, i);
    return true;
  }

  /** The distance of row i from the top; offset(count) is the height of all. */
  offset(i: number): number {
    for (; this.valid < i; this.valid++) {
      this.offsets[this.valid + 1] = this.offsets[this.valid]! + (this.known[this.valid] ?? this.guess);
    }
    return this.offsets[i]!;
  }

  /** The row that covers the distance `y` from the top. */
  at(y: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.offset(middle + 1) <= y) low = middle + 1;
      else high = middle;
    }
    return Math.min(low, Math.max(0, this.count - 1));
  }

  /** The half-open range of rows between two distances, with `spare` rows more at both ends. */
  range(top: number, bottom: number, spare = 4): { from: number; to: number } {
    if (this.count === 0) return { from: 0, to: 0 };
    return { from: Math.max(0, this.at(top) - spare), to: Math.min(this.count, this.at(bottom) + 1 + spare) };
  }
}
