import { useSignal } from "@preact/signals";
import { useCallback, useEffect } from "preact/hooks";
import type { Answer } from "../../shared/result.ts";
import type { Loading } from "../ui/LoadState.tsx";
import { ask } from "./ask.ts";

/** What is asked for once, when a screen wants it. */
export interface Loaded<T> extends Loading {
  /** Null until it came; the one before stays while it is read again. */
  readonly value: T | null;
}

/**
 * Reads something when the screen is first there, and again when another key is wanted or the user tries again.
 * @param key what is read, "" for nothing now
 */
export function useLoaded<T>(key: string, read: () => Promise<Answer<T>>): Loaded<T> {
  const state = useSignal<Omit<Loaded<T>, "retry">>({ value: null, isLoading: key !== "", failure: null });
  const tries = useSignal(0);
  useEffect(() => {
    if (key === "") return;
    let isOver = false;
    state.value = { ...state.peek(), isLoading: true };
    void ask(read).then((result) => {
      if (isOver) return;
      state.value = result.ok
        ? { value: result.value, isLoading: false, failure: null }
        : { ...state.peek(), isLoading: false, failure: result.error };
    });
    return () => {
      isOver = true;
    };
  }, [key, tries.value]);
  const retry = useCallback(() => {
    tries.value += 1;
  }, []);
  return { ...state.value, retry };
}
