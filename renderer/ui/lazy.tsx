import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { commonText } from "../../shared/text/common.ts";
import { type Loading, LoadState } from "./LoadState.tsx";

/**
 * A component whose script is loaded when it is first drawn, and once. Until then its place is empty; when it cannot
 * be loaded that is said, with a way to try again.
 */
export function lazy<P extends object>(
  load: () => Promise<{ readonly default: ComponentType<P> }>,
): ComponentType<P> {
  const loaded = signal<ComponentType<P> | null>(null);
  const state = signal<Omit<Loading, "retry">>({ isLoading: true, failure: null });
  function retry(): void {
    state.value = { isLoading: true, failure: null };
    load().then(
      (module) => {
        loaded.value = module.default;
      },
      (reason: unknown) => {
        console.error("window: a part could not be loaded", reason);
        state.value = { isLoading: false, failure: { code: "internal" } };
      },
    );
  }
  return function Later(props: P) {
    useEffect(() => {
      if (loaded.peek() === null) retry();
    }, []);
    const Loaded = loaded.value;
    if (Loaded !== null) return <Loaded {...props} />;
    return <LoadState of={{ ...state.value, retry }} isEmpty failed={commonText.notLoaded} />;
  };
}
