/** Rows in order. Finding, adding and removing one cost a binary search. `compare` is 0 for the same row only. */
export class Sorted<T> {
  readonly #rows: T[] = [];
  readonly #compare: (a: T, b: T) => number;

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  get rows(): readonly T[] {
    return this.#rows;
  }
  get size(): number {
    return this.#rows.length;
  }
  get first(): T | undefined {
    return this.#rows[0];
  }

  add(row: T): void {
    this.#rows.splice(this.#placeOf(row), 0, row);
  }
  delete(row: T): void {
    const at = this.#placeOf(row);
    const found = this.#rows[at];
    if (found !== undefined && this.#compare(found, row) === 0) this.#rows.splice(at, 1);
  }
  /** The same row with other contents; where its place is the same, nothing moves. */
  replace(before: T, after: T): void {
    if (this.#compare(before, after) === 0) this.#rows[this.#placeOf(before)] = after;
    else {
      this.delete(before);
      this.add(after);
    }
  }

  /** How many rows come before this one. */
  #placeOf(row: T): number {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(this.#rows[middle] as T, row) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
