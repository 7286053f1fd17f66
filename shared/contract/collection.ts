import * as v from "valibot";
import type { Failure } from "../result.ts";
import type { WindowKind } from "../state/app.ts";

/** One entry of a collection. `key` tells it from every other of the same query, wherever it stands. */
export interface Row {
  readonly key: string;
}

/** What is too long for the state: a query's schema, which windows may subscribe, and what a row is. */
export interface Collection<S extends v.GenericSchema = v.GenericSchema, R extends Row = Row> {
  readonly query: S;
  readonly from: readonly WindowKind[];
  /** The field of the query that names a window's key: a window that has one may name no other. */
  readonly key?: string;
  /** Only for the compiler. */
  readonly row?: R;
}

/** `collectionOf<Person>()(schema, ["phone"])`. */
export function collectionOf<R extends Row>() {
  return <S extends v.GenericSchema>(
    query: S,
    from: readonly WindowKind[],
    key?: string,
  ): Collection<S, R> => ({
    query,
    from,
    ...(key !== undefined && { key }),
  });
}

export type QueryOf<C> = C extends Collection<infer S, Row> ? v.InferOutput<S> : never;
export type RowOf<C> = C extends Collection<v.GenericSchema, infer R> ? R : never;

/** A longer list is looked at piece by piece. */
export const longestRange = 2_000;

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(longestRange));
const start = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000));
const rangeSchema = v.object({ start, count });

/** Which rows a window shows: `count` of them from `start` on. A count of 0 rests the subscription. */
export type Range = v.InferOutput<typeof rangeSchema>;

/** All that is known of a query beside its rows. */
export interface Head {
  /** Rows known so far: all there are, unless `isMore`. */
  readonly total: number;
  /** The server has more behind them: a range that reaches past `total` brings them in. */
  readonly isMore: boolean;
  readonly isLoading: boolean;
  /** Of a list that can be held: how many rows would come, go or stand elsewhere if it were not. */
  readonly waiting?: number;
  /** What was counted over all rows of the query, by name. */
  readonly counts?: Readonly<Record<string, number>>;
  /** Why the last reading failed; what was read before stays. `retry` reads again. */
  readonly failure: Failure | null;
}

/** The rows of a range at one moment. The next patch has the next number. */
export interface Page<R extends Row = Row> {
  readonly number: number;
  readonly start: number;
  readonly head: Head;
  /** Every key of the range, in order. */
  readonly keys: readonly string[];
  /** The rows that the window was not sent before; all of them where it asked for the whole. */
  readonly rows: readonly R[];
}

/** What changed since the page or patch before. What is not named is as it was. */
export interface Patch<R extends Row = Row> {
  readonly id: number;
  /** One more than before: a gap asks for the page again. */
  readonly number: number;
  readonly head?: Head;
  /** The keys of the range in their order. A key that is not named any more has left the range. */
  readonly keys?: readonly string[];
  /** Rows that are new in the range or have changed. */
  readonly rows?: readonly R[];
}

/** The window numbers its subscriptions itself, so that a patch never arrives before its name is known. */
const id = v.pipe(v.number(), v.integer(), v.minValue(1));

/** Everything a window can say about its subscriptions. */
export const subscribeSchema = v.variant("do", [
  v.object({
    do: v.literal("open"),
    id,
    /** Names the page's life: what a page before it in the same window looked at is over. */
    page: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
    collection: v.pipe(v.string(), v.maxLength(40)),
    query: v.unknown(),
    range: rangeSchema,
  }),
  /** Looks at other rows; `whole` after a gap, when what was sent before is not to be counted on. Answers their page. */
  v.object({ do: v.literal("show"), id, range: rangeSchema, whole: v.boolean() }),
  /** Reads again what failed. */
  v.object({ do: v.literal("retry"), id }),
  /** The order stays while somebody reads, and is as it should be once they let go. */
  v.object({ do: v.literal("hold"), id, on: v.boolean() }),
  v.object({ do: v.literal("close"), id }),
]);
export type SubscribeRequest = v.InferOutput<typeof subscribeSchema>;
