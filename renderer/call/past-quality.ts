import { gradeOfCall } from "../../shared/state/call-quality.ts";
import { qualityText as text } from "../../shared/text/quality.ts";
import { useBase } from "../app/app.ts";
import { useLoaded } from "../app/use-loaded.ts";

/**
 * By call: how its line was, in words. Calls that were not measured on this computer have none, and it is no loss where
 * that cannot be read.
 */
export function usePastQuality(callIds: readonly string[]): ReadonlyMap<string, string> {
  const { ask } = useBase();
  const { value } = useLoaded(callIds.join(), () => ask.quality.of({ callIds: [...callIds] }));
  const words = (value ?? []).flatMap((call) => {
    const grade = gradeOfCall(call);
    return grade === null ? [] : [[call.callId, text.lineWas[grade]] as const];
  });
  return new Map(words);
}
