import { Group } from "./group.ts";

/** Rows that are known without being kept: each is made when it is looked at, the same one every time. */
export interface Seeded<T> {
  readonly size: number;
  at(index: number): T;
  /** -1: none of these. */
  indexOf(id: string): number;
}

const none: Seeded<never> = {
  size: 0,
  at() {
    throw new RangeError("no seeded rows");
  },
  indexOf: () => -1,
};

export interface ReadonlyTable<T> {
  readonly size: number;
  get(id: string): T | undefined;
  values(): Iterable<T>;
  keys(): Iterable<string>;
  /** `count` rows from the one at `start` on. */
  slice(start: number, count: number): T[];
}

/**
 * Rows by id: those of the seed, which cost nothing until they change, then those that were added, in that order. A
 * group covers changed and added rows only: of what it is asked, a seeded row that nobody touched has nothing.
 */
export class Table<T> implements ReadonlyTable<T> {
  readonly #idOf: (row: T) => string;
  readonly #seeded: Seeded<T>;
  /** Seeded rows that changed; undefined: deleted. */
  readonly #changed = new Map<number, T | undefined>();
  #deleted = 0;
  readonly #added = new Map<string, T>();
  readonly #groups: Group<T>[] = [];

  constructor(idOf: (row: T) => string, seeded: Seeded<T> = none) {
    this.#idOf = idOf;
    this.#seeded = seeded;
  }

  group(keysOf: (row: T) => readonly string[], compare: (a: T, b: T) => number): Group<T> {
    const group = new Group(keysOf, compare);
    this.#groups.push(group);
    for (const row of this.#kept()) group.set(this.#idOf(row), row);
    return group;
  }
  /** Rows whose time (0: none) comes, earliest first, under the key "due". */
  dueBy(timeOf: (row: T) => number): Group<T> {
    return this.group(
      (row) => (timeOf(row) > 0 ? ["due"] : []),
      (a, b) => timeOf(a) - timeOf(b) || compareText(this.#idOf(a), this.#idOf(b)),
    );
  }

  get size(): number {
    return this.#seeded.size - this.#deleted + this.#added.size;
  }

  get(id: string): T | undefined {
    const added = this.#added.get(id);
    if (added !== undefined) return added;
    const index = this.#seeded.indexOf(id);
    return index < 0 ? undefined : this.seededAt(index);
  }

  set(row: T): void {
    const id = this.#idOf(row);
    const index = this.#seeded.indexOf(id);
    if (index < 0) this.#added.set(id, row);
    else {
      if (this.#changed.has(index) && this.#changed.get(index) === undefined) this.#deleted -= 1;
      this.#changed.set(index, row);
    }
    for (const group of this.#groups) group.set(id, row);
  }

  delete(id: string): void {
    const index = this.#seeded.indexOf(id);
    if (index < 0) this.#added.delete(id);
    else if (this.seededAt(index) !== undefined) {
      this.#changed.set(index, undefined);
      this.#deleted += 1;
    }
    for (const group of this.#groups) group.delete(id);
  }

  /** What a group's keys depend on beside the row has changed. */
  regroup(): void {
    for (const row of this.#kept()) for (const group of this.#groups) group.set(this.#idOf(row), row);
  }

  *values(): Generator<T> {
    for (let index = 0; index < this.#seeded.size; index += 1) {
      const row = this.seededAt(index);
      if (row !== undefined) yield row;
    }
    yield* this.#added.values();
  }
  *keys(): Generator<string> {
    for (const row of this.values()) yield this.#idOf(row);
  }

  slice(start: number, count: number): T[] {
    const rows: T[] = [];
    if (this.#deleted > 0) {
      let at = 0;
      for (const row of this.values()) {
        if (at >= start + count) break;
        if (at >= start) rows.push(row);
        at += 1;
      }
      return rows;
    }
    const seeded = this.#seeded.size;
    for (let index = start; index < Math.min(start + count, seeded); index += 1)
      rows.push(this.seededAt(index) as T);
    if (start + count > seeded) {
      const from = Math.max(0, start - seeded);
      rows.push(...[...this.#added.values()].slice(from, start + count - seeded));
    }
    return rows;
  }

  /** The seeded row at this place if it has changed. */
  changedAt(index: number): T | undefined {
    return this.#changed.get(index);
  }
  /** The seeded row at this place as it is now; undefined: deleted. */
  seededAt(index: number): T | undefined {
    return this.#changed.has(index) ? this.#changed.get(index) : this.#seeded.at(index);
  }

  *#kept(): Generator<T> {
    for (const row of this.#changed.values()) if (row !== undefined) yield row;
    yield* this.#added.values();
  }
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
