import { useComputed } from "@preact/signals";
import { useRef } from "preact/hooks";

/**
 * A part of the state, as plain data: whoever asks for it is drawn again when that part changes, not with all of its
 * slice. Audio levels change many times a second, and few show them.
 * @param select reads signals and the view only: what else it looks at must not change
 */
export function useSelected<T>(select: () => T): T {
  const last = useRef<{ readonly value: T } | null>(null);
  return useComputed(() => {
    const value = select();
    const before = last.current;
    if (before !== null && JSON.stringify(before.value) === JSON.stringify(value)) return before.value;
    last.current = { value };
    return value;
  }).value;
}
