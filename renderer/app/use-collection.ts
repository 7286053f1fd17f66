import { effect, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { longestRange } from "../../shared/contract/collection.ts";
import type { CollectionName, QueryFor, RowFor } from "../../shared/contract/collections.ts";
import type { LoadingList } from "../ui/LoadState.tsx";
import { useBase } from "./app.ts";
import type { Look } from "./collections.ts";

/** A list that grows downwards, as a screen shows it. */
export interface GrowingList<R> extends LoadingList {
  readonly rows: readonly R[];
}

interface How {
  /** Rows at first, and added by `more`. */
  readonly step: number;
  /** False: nothing is looked at now. */
  readonly on?: boolean;
  /** While the page is hidden its rows are not followed. */
  readonly rests?: boolean;
}

type Shown<R> = Omit<GrowingList<R>, "more" | "retry">;

/**
 * Looks at a collection from its start on, as long as the screen is there. Another query begins anew; what was found
 * before stays on the screen until there is something to take its place.
 */
export function useCollection<N extends CollectionName>(
  name: N,
  query: QueryFor<N>,
  { step, on = true, rests = false }: How,
): GrowingList<RowFor<N>> {
  type R = RowFor<N>;
  const { collections } = useBase();
  const shown = useSignal<Shown<R>>({ rows: [], isLoading: on, failure: null, isMore: false });
  const look = useRef<Look<R> | null>(null);
  const count = useRef(step);
  useEffect(() => {
    if (!on) {
      shown.value = { rows: [], isLoading: false, failure: null, isMore: false };
      return;
    }
    shown.value = { ...shown.peek(), isLoading: true };
    count.current = step;
    const mine = collections.look(name, query, { start: 0, count: step });
    look.current = mine;
    const isResting = () => rests && document.visibilityState === "hidden";
    const undo = effect(() => {
      const { rows, isLoading, total, isMore, failure } = mine.held.value;
      if (isResting()) return;
      shown.value = {
        rows: isLoading && rows.length === 0 ? shown.peek().rows : rows,
        isLoading,
        failure,
        isMore: (isMore || total > rows.length) && rows.length < longestRange,
      };
    });
    const onVisibility = () => mine.show({ start: 0, count: isResting() ? 0 : count.current });
    if (rests) document.addEventListener("visibilitychange", onVisibility);
    return () => {
      document.removeEventListener("visibilitychange", onVisibility);
      undo();
      mine.close();
    };
  }, [name, JSON.stringify(query), on]);

  return {
    ...shown.value,
    more() {
      count.current = Math.min(count.current + step, longestRange);
      look.current?.show({ start: 0, count: count.current });
    },
    retry: () => look.current?.retry(),
  };
}
