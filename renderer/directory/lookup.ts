import { effect, type Signal, useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { longestRange } from "../../shared/contract/collection.ts";
import type { DirectoryItem, DirectoryKind } from "../../shared/contract/directory.ts";
import type { Failure } from "../../shared/result.ts";
import type { Look } from "../app/collections.ts";
import { usePhone } from "../app/world.ts";

/** A pause in typing after which the server is asked. */
const settles = 150;

/** Rows that one press of "more" adds. */
const step = 50;

export interface Lookup {
  readonly items: Signal<readonly DirectoryItem[]>;
  readonly loading: Signal<boolean>;
  readonly failure: Signal<Failure | null>;
  /** There is another page. */
  readonly isMore: Signal<boolean>;
  more(): void;
  again(): void;
}

/**
 * Asks the directory as the agent types; of several answers the one to the last question counts.
 * @param on false: nobody is looked for now
 */
export function useLookup(kind: DirectoryKind, q: string, on = true): Lookup {
  const { collections } = usePhone();
  const items = useSignal<readonly DirectoryItem[]>([]);
  const loading = useSignal(on);
  const failure = useSignal<Failure | null>(null);
  const isMore = useSignal(false);
  const look = useRef<Look<DirectoryItem> | null>(null);
  const shown = useRef(step);

  const isFirst = useRef(true);
  useEffect(() => {
    loading.value = on;
    if (!on) {
      items.value = [];
      isMore.value = false;
      return;
    }
    const wait = isFirst.current ? 0 : settles;
    isFirst.current = false;
    let close = () => {};
    const timer = setTimeout(() => {
      shown.current = step;
      const now = collections.look("directory", { kind, q }, { start: 0, count: step });
      look.current = now;
      // What was found before stays on the screen until there is something to take its place.
      const undo = effect(() => {
        const { rows, isLoading, total, isMore: hasNext, failure: why } = now.held.value;
        // A hidden page rests, and keeps what it shows.
        if (document.visibilityState === "hidden") return;
        if (!isLoading || rows.length > 0) items.value = rows;
        loading.value = isLoading;
        failure.value = why;
        isMore.value = hasNext || total > rows.length;
      });
      const rest = () => {
        const isSeen = document.visibilityState === "visible";
        now.show({ start: 0, count: isSeen ? shown.current : 0 });
      };
      document.addEventListener("visibilitychange", rest);
      close = () => {
        document.removeEventListener("visibilitychange", rest);
        undo();
        now.close();
      };
    }, wait);
    return () => {
      clearTimeout(timer);
      close();
    };
  }, [kind, q, on]);

  return useMemo(
    () => ({
      items,
      loading,
      failure,
      isMore,
      more() {
        shown.current = Math.min(shown.current + step, longestRange);
        look.current?.show({ start: 0, count: shown.current });
      },
      again: () => look.current?.retry(),
    }),
    [items, loading, failure, isMore],
  );
}
