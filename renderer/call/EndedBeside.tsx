import type { Call, CallEnd } from "../../shared/state/call.ts";
import { EndedCall } from "./EndedCall.tsx";
import { useApp } from "./feature.ts";

/** What the agent did is no news to them, and a lost call has a notice of its own. */
const news: readonly CallEnd[] = [
  "farEndHungUp",
  "busy",
  "noAnswer",
  "rejected",
  "failed",
  "bySupervisor",
  "terminated",
];

/**
 * Who has gone while the agent is in another call: the one that a consult is about, whoever was asked and did not
 * answer, one of a conference.
 */
export function EndedBeside({ call }: { readonly call: Call }) {
  const { view } = useApp();
  const gone = view.calls.list.filter(
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
