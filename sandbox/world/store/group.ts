import { Sorted } from "./sorted.ts";

const nothing: readonly never[] = [];

/** What may be asked of an index: the rows under a key, in the index's order. */
export interface ReadonlyGroup<T> {
  of(key: string): readonly T[];
  keys(): Iterable<string>;
}

/** An index of a table: rows under keys, each row under any number of them. The table keeps it up to date. */
export class Group<T> implements ReadonlyGroup<T> {
  readonly #keysOf: (row: T) => readonly string[];
  readonly #compare: (a: T, b: T) => number;
  readonly #byKey = new Map<string, Sorted<T>>();
  /** Under which keys a row stands: what `keysOf` looks at beside the row may have changed since. */
  readonly #placed = new Map<string, { readonly row: T; readonly keys: readonly string[] }>();

  constructor(keysOf: (row: T) => readonly string[], compare: (a: T, b: T) => number) {
    this.#keysOf = keysOf;
    this.#compare = compare;
  }

  of(key: string): readonly T[] {
    return this.#byKey.get(key)?.rows ?? nothing;
  }
  keys(): Iterable<string> {
    return this.#byKey.keys();
  }

  set(id: string, row: T): void {
    const before = this.#placed.get(id);
    const keys = this.#keysOf(row);
    for (const key of before?.keys ?? nothing) {
      if (!keys.includes(key)) this.#remove(key, before?.row as T);
      else this.#byKey.get(key)?.replace(before?.row as T, row);
    }
    for (const key of keys) {
      if (before?.keys.includes(key)) continue;
      const rows = this.#byKey.get(key) ?? new Sorted(this.#compare);
      this.#byKey.set(key, rows);
      rows.add(row);
    }
    if (keys.length === 0) this.#placed.delete(id);
    else this.#placed.set(id, { row, keys });
  }
  delete(id: string): void {
    const before = this.#placed.get(id);
    this.#placed.delete(id);
    for (const key of before?.keys ?? nothing) this.#remove(key, before?.row as T);
  }

  #remove(key: string, row: T): void {
    const rows = this.#byKey.get(key);
    rows?.delete(row);
    if (rows?.size === 0) this.#byKey.delete(key);
  }
}
