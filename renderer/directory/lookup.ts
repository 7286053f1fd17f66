import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { DirectoryItem, DirectoryKind } from "../../shared/contract/directory.ts";
import type { Failure } from "../../shared/result.ts";
import { ask as asked } from "../ask.ts";
import { usePhone } from "../world.ts";

/** A pause in typing after which the server is asked. */
const settles = 150;

/** How often the statuses of colleagues are read while they are shown. */
const statusesEvery = 5_000;

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
  const { ask } = usePhone();
  const items = useSignal<readonly DirectoryItem[]>([]);
  const loading = useSignal(on);
  const failure = useSignal<Failure | null>(null);
  const next = useSignal<number | null>(0);
  const isMore = useSignal(false);
  const question = useRef(0);

  async function load(start: number): Promise<void> {
    question.current += 1;
    const mine = question.current;
    loading.value = true;
    const result = await asked(() => ask.directory.search({ kind, q, start }));
    if (mine !== question.current) return;
    loading.value = false;
    failure.value = result.ok ? null : result.error;
    if (!result.ok) return;
    items.value = start === 0 ? result.value.items : [...items.value, ...result.value.items];
    next.value = result.value.next;
    isMore.value = result.value.next !== null;
  }

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
    const timer = setTimeout(() => void load(0), wait);
    return () => {
      clearTimeout(timer);
      question.current += 1;
    };
  }, [kind, q, on]);

  /** How colleagues are changes while one looks: their statuses are read again, and nothing moves in the list. */
  async function refresh(): Promise<void> {
    const mine = question.current;
    for (let start: number | null = 0; start !== null && start < items.value.length; ) {
      const result = await asked(() => ask.directory.search({ kind, q, start: start ?? 0 }));
      // A failure here takes nothing away; the next question will say it.
      if (mine !== question.current || loading.value || !result.ok) return;
      const now = new Map(result.value.items.map((item) => [item.id, item.statusId]));
      items.value = items.value.map((item) =>
        now.has(item.id) ? { ...item, statusId: now.get(item.id) ?? null } : item,
      );
      start = result.value.next;
    }
  }
  useEffect(() => {
    if (kind !== "agents") return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void refresh();
    }, statusesEvery);
    return () => clearInterval(timer);
  }, [kind, q]);

  const latest = useRef(load);
  latest.current = load;
  return useMemo(
    () => ({
      items,
      loading,
      failure,
      isMore,
      more: () => void latest.current(next.value ?? 0),
      again: () => void latest.current(0),
    }),
    [items, loading, failure, isMore, next],
  );
}
