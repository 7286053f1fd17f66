import { type ReadonlySignal, useComputed, useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { type Answer, type Failure, fail } from "../../shared/result.ts";
import { failureText } from "../../shared/text/errors.ts";

/** Asks main and always answers a Result: a rejected promise is main refusing or a bug. */
export async function ask<T>(run: () => Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await run();
  } catch (reason) {
    console.error("command: rejected", reason);
    return fail("internal");
  }
}

/** Commands of one group of controls: what is under way, and the sentence when the last one failed. */
export interface Asking {
  /** Name of the command under way, else "". */
  readonly busy: ReadonlySignal<string>;
  readonly failure: ReadonlySignal<Failure | null>;
  /** The sentence for the failure, else "". */
  readonly error: ReadonlySignal<string>;
  /** Runs unless the same command is still under way: a double click is one press. */
  run<T>(name: string, command: () => Promise<Answer<T>>): Promise<Answer<T>>;
  /** Shows a sentence's failure that was found without asking, or clears it. */
  say(failure: Failure | null): void;
}

/** One for each group of controls; its error belongs beside them. */
export function useAsk(): Asking {
  const busy = useSignal("");
  const failure = useSignal<Failure | null>(null);
  const error = useComputed(() => (failure.value === null ? "" : failureText(failure.value)));
  return useMemo(
    () => ({
      busy,
      failure,
      error,
      async run(name, command) {
        if (busy.peek() === name) return fail("busy");
        busy.value = name;
        failure.value = null;
        const result = await ask(command);
        if (busy.peek() === name) busy.value = "";
        // Nothing is wrong for the agent when the same press was already on its way, or the thing is over.
        if (!result.ok && result.error.code !== "busy") failure.value = result.error;
        return result;
      },
      say: (next) => {
        failure.value = next;
      },
    }),
    [busy, failure, error],
  );
}
