import type { Link } from "../../shared/state/link.ts";
import type { Millis } from "../../shared/time.ts";
import type { KeptState, SocketLoss } from "./keep-socket.ts";

/** A kept socket that is not closed, as the state knows it. Why one is closed only who uses it can say. */
export function linkOf(state: Exclude<KeptState, { kind: "closed" }>, at: Millis): Link {
  switch (state.kind) {
    case "connecting":
      return { kind: "connecting", since: at, attempt: state.attempt };
    case "open":
      return { kind: "open", since: at };
    case "waiting": {
      const { retryAt, attempt, why } = state;
      return { kind: "waiting", since: at, retryAt, attempt, ...troubleOf(why) };
    }
  }
}

/** What stood in the way, where it has a name that people are told. */
function troubleOf(why: SocketLoss): Pick<Extract<Link, { kind: "waiting" }>, "trouble"> {
  if (why.kind !== "failed" && why.kind !== "refused") return {};
  return why.trouble === undefined ? {} : { trouble: why.trouble };
}
