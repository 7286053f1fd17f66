import { compareText, type Seeded, Table } from "./table.ts";

interface Ended {
  readonly workitemId: string;
  readonly agentId: string;
  readonly conversationId: string;
  readonly createdAt: number;
  readonly terminatedAt: number;
}

/** Every `step`th seeded row from `first` on. */
export interface Stride {
  readonly first: number;
  readonly step: number;
}

/** Seeded rows, newest first; their times are known without making them. */
export interface SeededHistory<T> extends Seeded<T> {
  createdAt(index: number): number;
  terminatedAt(index: number): number;
  /** Which of them are an agent's or a conversation's; null: none. */
  ofAgent(agentId: string): Stride | null;
  ofConversation(conversationId: string): Stride | null;
}

export interface Selection {
  readonly agentId?: string | undefined;
  readonly conversationId?: string | undefined;
}

const newestFirst = (a: Ended, b: Ended) =>
  b.terminatedAt - a.terminatedAt || compareText(a.workitemId, b.workitemId);

/** What is over, newest first: kept rows, and among them those of the seed, which are made when they are looked at. */
export class History<T extends Ended> {
  readonly #seeded: SeededHistory<T>;
  readonly #rows: Table<T>;
  /** Rows that are not the seed's. */
  readonly #kept;

  constructor(seeded: SeededHistory<T>) {
    this.#seeded = seeded;
    this.#rows = new Table<T>((row) => row.workitemId, seeded);
    this.#kept = this.#rows.group(
      (row) =>
        seeded.indexOf(row.workitemId) >= 0
          ? []
          : ["all", `agent ${row.agentId}`, `conversation ${row.conversationId}`],
      newestFirst,
    );
  }

  get(workitemId: string): T | undefined {
    return this.#rows.get(workitemId);
  }
  /** A new one, or another version of one that is there. */
  set(row: T): void {
    this.#rows.set(row);
  }
  get size(): number {
    return this.#rows.size;
  }
  get newest(): T | undefined {
    return this.select().slice(0, 1)[0];
  }

  /** All of it, or an agent's or a conversation's part. */
  select({ agentId, conversationId }: Selection = {}): HistoryPart<T> {
    const [key, stride] =
      agentId !== undefined
        ? [`agent ${agentId}`, this.#seeded.ofAgent(agentId)]
        : conversationId !== undefined
          ? [`conversation ${conversationId}`, this.#seeded.ofConversation(conversationId)]
          : ["all", { first: 0, step: 1 }];
    const { first, step } = stride ?? { first: this.#seeded.size, step: 1 };
    const size = Math.max(0, Math.ceil((this.#seeded.size - first) / step));
    return new HistoryPart(this.#kept.of(key), this.#seeded, this.#rows, { first, step }, 0, size);
  }
}

export type ReadonlyHistory<T extends Ended> = Omit<History<T>, "set">;

/** Rows newest first, of which a page is made without those before it. */
class HistoryPart<T extends Ended> {
  readonly #kept: readonly T[];
  readonly #seeded: SeededHistory<T>;
  readonly #rows: Table<T>;
  readonly #stride: Stride;
  readonly #from: number;
  readonly #to: number;

  constructor(
    kept: readonly T[],
    seeded: SeededHistory<T>,
    rows: Table<T>,
    stride: Stride,
    from: number,
    to: number,
  ) {
    this.#kept = kept;
    this.#seeded = seeded;
    this.#rows = rows;
    this.#stride = stride;
    this.#from = from;
    this.#to = to;
  }

  get total(): number {
    return this.#kept.length + this.#to - this.#from;
  }

  /** Those created from `from` (ms, inclusive) to `to` (exclusive). */
  within(from: number, to: number): HistoryPart<T> {
    const created = (k: number) => this.#seeded.createdAt(this.#indexOf(k));
    return new HistoryPart(
      this.#kept.filter(({ createdAt }) => createdAt >= from && createdAt < to),
      this.#seeded,
      this.#rows,
      this.#stride,
      this.#firstWhere((k) => created(k) < to),
      this.#firstWhere((k) => created(k) < from),
    );
  }

  slice(start: number, count: number): T[] {
    const end = start + count;
    const rows: T[] = [];
    let at = 0;
    const take = (make: () => T) => {
      if (at >= start && at < end) rows.push(make());
      at += 1;
    };
    let k = this.#from;
    /** Seeded ones up to `until`; those before the page are not made. */
    const seeded = (until: number) => {
      const skipped = Math.min(until - k, Math.max(0, start - at));
      k += skipped;
      at += skipped;
      for (; k < until && at < end; k += 1) take(() => this.#make(k));
      at += until - k;
      k = until;
    };
    for (const row of this.#kept) {
      if (at >= end) break;
      seeded(this.#firstWhere((i) => this.#seeded.terminatedAt(this.#indexOf(i)) < row.terminatedAt, k));
      take(() => row);
    }
    if (at < end) seeded(this.#to);
    return rows;
  }

  *values(): Generator<T> {
    let k = this.#from;
    for (const row of this.#kept) {
      for (; k < this.#to && this.#seeded.terminatedAt(this.#indexOf(k)) >= row.terminatedAt; k += 1)
        yield this.#make(k);
      yield row;
    }
    for (; k < this.#to; k += 1) yield this.#make(k);
  }

  #indexOf(k: number): number {
    return this.#stride.first + k * this.#stride.step;
  }
  #make(k: number): T {
    return this.#rows.seededAt(this.#indexOf(k)) as T;
  }
  /** The first seeded one that is so: it is so of all after it. */
  #firstWhere(isSo: (k: number) => boolean, from = this.#from): number {
    let low = from;
    let high = this.#to;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isSo(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
