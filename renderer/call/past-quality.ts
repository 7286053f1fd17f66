import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { gradeOfCall } from "../../shared/state/call-quality.ts";
import { qualityText as text } from "../../shared/text/quality.ts";
import { ask as asked } from "../app/ask.ts";
import { usePhone } from "../app/world.ts";

/** By call: how its line was, in words. Calls that were not measured on this computer have none. */
export function usePastQuality(callIds: readonly string[]): ReadonlyMap<string, string> {
  const { ask } = usePhone();
  const lines = useSignal<ReadonlyMap<string, string>>(new Map());
  const key = callIds.join();
  useEffect(() => {
    let isOver = false;
    if (callIds.length > 0) {
      void asked(() => ask.quality.of({ callIds: [...callIds] })).then((result) => {
        if (isOver || !result.ok) return;
        const words = result.value.flatMap((call) => {
          const grade = gradeOfCall(call);
          return grade === null ? [] : [[call.callId, text.lineWas(text.grades[grade])] as const];
        });
        lines.value = new Map(words);
      });
    }
    return () => {
      isOver = true;
    };
  }, [key]);
  return lines.value;
}
