import type { Call, CallEnd } from "../../shared/state/call.ts";
import { usePhone } from "../app/world.ts";
import { EndedCall } from "./EndedCall.tsx";

/** What the agent did is no news to them, and a lost call has a notice of its own. */
const news: readonly CallEnd[] = ["farEndHungUp", "busy", "noAnswer", "rejected", "failed", "terminated"];

/**
 * Who has gone while the agent is in another call: the one that a consult is about, whoever was asked and did not
 * answer, one of a conference.
 */
export function EndedBeside({ call }: { readonly call: Call }) {
  const { state } = usePhone();
  const gone = state.calls.value.list.filter(
    (each) =>
      each.end !== null &&
      news.includes(each.end) &&
      // One that had ended before is none of this call's.
      (each.endedAt ?? 0) >= call.startedAt,
  );
  return (
    <>
      {gone.slice(-1).map((each) => (
        <EndedCall key={each.callId} call={each} isBeside />
      ))}
    </>
  );
}
