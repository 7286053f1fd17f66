import { type ReadonlySignal, signal } from "@preact/signals";
import type { Head, Page, Patch, Range, Row } from "../../shared/contract/collection.ts";
import type { CollectionName, QueryFor, RowFor } from "../../shared/contract/collections.ts";
import type { Bridge } from "../../shared/contract/index.ts";
import { ask } from "./ask.ts";

/** What a window holds of a collection. */
export interface Held<R extends Row> extends Head {
  readonly start: number;
  readonly rows: readonly R[];
}

/** An open look at a collection. Its rows change by themselves. */
export interface Look<R extends Row> {
  readonly held: ReadonlySignal<Held<R>>;
  /** Looks at other rows; the ones before stay on the screen until these are there. */
  show(range: Range): void;
  /** Reads again what failed. */
  retry(): void;
  /** Somebody reads: the order stays until they are done. */
  hold(on: boolean): void;
  close(): void;
}

/** The third way to main, beside asking and watching: long lists, piece by piece. */
export interface CollectionsClient {
  look<N extends CollectionName>(name: N, query: QueryFor<N>, range: Range): Look<RowFor<N>>;
}

const nothing: Held<never> = {
  start: 0,
  rows: [],
  total: 0,
  isMore: false,
  isLoading: true,
  failure: null,
};

/** One for each window. It lives as long as its page. */
export function createCollections(bridge: Pick<Bridge, "subscribe" | "patches">): CollectionsClient {
  const page = crypto.randomUUID();
  const takers = new Map<number, (patch: Patch) => void>();
  let ids = 0;
  bridge.patches((patch) => takers.get(patch.id)?.(patch));

  return {
    look<N extends CollectionName>(name: N, query: QueryFor<N>, first: Range) {
      type R = RowFor<N>;
      ids += 1;
      const id = ids;
      const held = signal<Held<R>>(nothing);
      let range = first;
      let number = 0;
      let rows = new Map<string, R>();
      let isClosed = false;
      /** Main was told of it, and did not say no: else trying again means opening it. */
      let isOpen = false;
      /** Pages under way: until the last of them is there, patches wait. */
      let asked = 0;
      let early: Patch<R>[] = [];

      function set(keys: readonly string[], fresh: readonly R[], start: number, head: Head): void {
        for (const row of fresh) rows.set(row.key, row);
        const list = keys.map((key) => rows.get(key)).filter((row) => row !== undefined);
        if (rows.size > list.length) rows = new Map(list.map((row) => [row.key, row]));
        held.value = { ...head, start, rows: list };
      }

      function headOf({ start: _, rows: __, ...head }: Held<R>): Head {
        return head;
      }

      function apply(patch: Patch<R>): void {
        number = patch.number;
        const was = held.peek();
        const keys = patch.keys ?? was.rows.map(({ key }) => key);
        set(keys, patch.rows ?? [], was.start, patch.head ?? headOf(was));
      }

      function take(patch: Patch<R>): void {
        if (asked > 0) early.push(patch);
        else if (patch.number === number + 1) apply(patch);
        else if (patch.number > number) void pull(true);
      }

      /** Main counts on every patch before this page: they come first. After a gap only a whole page will do. */
      function settle(got: Page<R>, isWhole: boolean): void {
        for (const patch of early.filter((each) => each.number < got.number)) {
          if (patch.number === number + 1) apply(patch);
        }
        early = early.filter((patch) => patch.number > got.number);
        if (!isWhole && got.number !== number + 1) return void pull(true);
        if (isWhole) rows = new Map();
        number = got.number;
        set(got.keys, got.rows, got.start, got.head);
      }

      async function pull(whole: boolean): Promise<void> {
        asked += 1;
        const isFirst = !isOpen;
        isOpen = true;
        const request = isFirst
          ? ({ do: "open", id, page, collection: name, query, range } as const)
          : ({ do: "show", id, range, whole } as const);
        const answer = await ask(() => bridge.subscribe(request));
        asked -= 1;
        if (isClosed) return;
        if (!answer.ok) {
          if (isFirst) isOpen = false;
          held.value = { ...held.peek(), isLoading: false, failure: answer.error };
          return;
        }
        settle(answer.value as Page<R>, whole);
        if (asked > 0) return;
        const waiting = early;
        early = [];
        for (const patch of waiting) take(patch);
      }

      takers.set(id, (patch) => take(patch as Patch<R>));
      void pull(true);
      return {
        held,
        show(next) {
          if (next.start === range.start && next.count === range.count) return;
          range = next;
          void pull(false);
        },
        retry: () => void (isOpen ? ask(() => bridge.subscribe({ do: "retry", id })) : pull(true)),
        hold: (on) => void ask(() => bridge.subscribe({ do: "hold", id, on })),
        close() {
          isClosed = true;
          takers.delete(id);
          void ask(() => bridge.subscribe({ do: "close", id }));
        },
      };
    },
  };
}
