import { compareText, type Seeded, Table } from "./table.ts";

interface Row {
  readonly conversationId: string;
  readonly activeAt: number;
}

/** Seeded rows, the one that was active last first. */
export interface SeededConversations<T> extends Seeded<T> {
  activeAt(index: number): number;
}

/** Conversations by id, and in order: the one that was active last first. */
export class Conversations<T extends Row> {
  readonly #seeded: SeededConversations<T>;
  readonly #rows: Table<T>;
  /** Added ones, and seeded ones in which something happened. */
  readonly #active;
  readonly #byAddress;

  constructor(seeded: SeededConversations<T>, addressesOf: (row: T) => readonly string[]) {
    this.#seeded = seeded;
    this.#rows = new Table<T>((row) => row.conversationId, seeded);
    this.#active = this.#rows.group(
      (row) => (this.#isInItsPlace(row) ? [] : ["all"]),
      (a, b) => b.activeAt - a.activeAt || compareText(a.conversationId, b.conversationId),
    );
    this.#byAddress = this.#rows.group(addressesOf, (a, b) =>
      compareText(a.conversationId, b.conversationId),
    );
  }

  get size(): number {
    return this.#rows.size;
  }
  get(conversationId: string): T | undefined {
    return this.#rows.get(conversationId);
  }
  set(row: T): void {
    this.#rows.set(row);
  }
  /** Of those that were added or changed. */
  at(address: string): T | undefined {
    return this.#byAddress.of(address)[0];
  }

  slice(start: number, count: number): T[] {
    const found: T[] = [];
    let at = 0;
    for (const make of this.#order()) {
      if (at >= start + count) break;
      if (at >= start) found.push(make());
      at += 1;
    }
    return found;
  }
  /** @param before those that were active earlier than this (ms) */
  *values(before = Number.POSITIVE_INFINITY): Generator<T> {
    for (const make of this.#order(before)) yield make();
  }

  /** Each is made when it is asked for: those before a page are only counted. */
  *#order(before = Number.POSITIVE_INFINITY): Generator<() => T> {
    let index = 0;
    while (index < this.#seeded.size && this.#seeded.activeAt(index) >= before) index += 1;
    const seeded = () => {
      const here = index;
      index += 1;
      return () => this.#rows.seededAt(here) as T;
    };
    const isElsewhere = (i: number) => {
      const row = this.#rows.changedAt(i);
      return row !== undefined && !this.#isInItsPlace(row);
    };
    for (const row of this.#active.of("all")) {
      if (row.activeAt >= before) continue;
      for (; index < this.#seeded.size && this.#seeded.activeAt(index) > row.activeAt; ) {
        if (isElsewhere(index)) index += 1;
        else yield seeded();
      }
      yield () => row;
    }
    while (index < this.#seeded.size) {
      if (isElsewhere(index)) index += 1;
      else yield seeded();
    }
  }

  #isInItsPlace({ conversationId, activeAt }: T): boolean {
    const index = this.#seeded.indexOf(conversationId);
    return index >= 0 && this.#seeded.activeAt(index) === activeAt;
  }
}

export type ReadonlyConversations<T extends Row> = Omit<Conversations<T>, "set">;
