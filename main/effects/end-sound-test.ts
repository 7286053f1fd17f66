import { isUnderWay } from "../../shared/state/check.ts";
import type { EffectContext } from "./context.ts";

/** Recording, playing back and some patience. */
const longestTest = 15_000;
/** A greeting that is read out slowly. */
const longestGreeting = 120_000;

/** A voice window that died, or a microphone that never came, does not leave a sound test running. */
export function endSoundTest({ store, clock }: Pick<EffectContext, "store" | "clock">): () => void {
  let undoLimit = () => {};
  const unwatch = store.watch((now, was) => {
    const { test } = now.check;
    if (test === null || test.serial === was.check.test?.serial || !isUnderWay(test)) return;
    undoLimit();
    undoLimit = clock.after(test.what === "greeting" ? longestGreeting : longestTest, () =>
      store.dispatch({ kind: "testReported", serial: test.serial, phase: "failed" }),
    );
  });
  return () => {
    unwatch();
    undoLimit();
  };
}
