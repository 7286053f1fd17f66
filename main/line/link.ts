import type { Link } from "../../shared/state/link.ts";
import type { Millis } from "../../shared/time.ts";
import { troubleOf } from "../socket/keep-socket.ts";
import type { VertoConnection } from "./verto/events.ts";

/** Logging in still counts as connecting: a call cannot reach us before the server said it is ready. */
export function toLink(connection: VertoConnection, at: Millis): Link | null {
  switch (connection.kind) {
    case "connecting":
      return { kind: "connecting", since: at, attempt: connection.attempt };
    case "loggingIn":
      return null;
    case "ready":
      return { kind: "open", since: at };
    case "waiting":
      return {
        kind: "waiting",
        since: at,
        retryAt: connection.retryAt,
        attempt: connection.attempt,
        ...troubleOf(connection.why),
      };
    case "closed":
      return connection.why === "asked" || connection.why === "notStarted"
        ? { kind: "off" }
        : { kind: "failed", since: at, why: connection.why };
  }
}
