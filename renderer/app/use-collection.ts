import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { longestRange } from "../../shared/contract/collection.ts";
import type { CollectionName, QueryFor, RowFor } from "../../shared/contract/collections.ts";
import type { Failure } from "../../shared/result.ts";
import type { Look } from "./collections.ts";
import { usePhone } from "./world.ts";

/** A list that grows downwards, as a screen shows it. */
export interface GrowingList<R> {
  readonly rows: readonly R[];
  readonly isLoading: boolean;
  readonly failure: Failure | null;
  /** There are rows beneath these. */
  readonly isMore: boolean;
  more(): void;
  retry(): void;
}

/**
 * Looks at a collection from its start on, as long as the screen is there. Another query begins anew.
 * @param step rows at first, and added by `more`
 */
export function useCollection<N extends CollectionName>(
  name: N,
  query: QueryFor<N>,
  step: number,
): GrowingList<RowFor<N>> {
  const { collections } = usePhone();
  const look = useSignal<Look<RowFor<N>> | null>(null);
  const shown = useRef(step);
  useEffect(() => {
    shown.current = step;
    const mine = collections.look(name, query, { start: 0, count: step });
    look.value = mine;
    return () => mine.close();
  }, [name, JSON.stringify(query)]);

  const held = look.value?.held.value;
  const rows = held?.rows ?? [];
  return {
    rows,
    isLoading: held?.isLoading ?? true,
    failure: held?.failure ?? null,
    isMore: held !== undefined && (held.isMore || held.total > rows.length) && rows.length < longestRange,
    more() {
      shown.current = Math.min(shown.current + step, longestRange);
      look.value?.show({ start: 0, count: shown.current });
    },
    retry: () => look.value?.retry(),
  };
}
