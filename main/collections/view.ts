import type { Head, Range, Row } from "../../shared/contract/collection.ts";
import type { CollectionName, QueryFor, RowFor } from "../../shared/contract/collections.ts";

/** One query as main knows it. Rows are values: one that has not changed is the same object as before. */
export interface View<R extends Row = Row> {
  /** The rows in the range that are known now. Pure: asks for nothing. */
  rows(range: Range): readonly R[];
  head(): Head;
  /** Somebody looks at this range: what it lacks is read. */
  want(range: Range): void;
  /** Reads again what failed. */
  retry(): void;
  /** Somebody reads: the order stays as it is until it is let go. Lists whose order changes by itself have it. */
  hold?(on: boolean): void;
  /** Nobody looks any more. */
  close(): void;
}

/** Opens a query. `changed` is called whenever rows or head may differ; as often as it likes. */
export type Source<Q, R extends Row> = (query: Q, changed: () => void) => View<R>;

/** Where every collection comes from. */
export type AllSources = { readonly [N in CollectionName]: Source<QueryFor<N>, RowFor<N>> };
