import type { Link } from "../../shared/state/link.ts";
import type { Millis } from "../../shared/time.ts";
import { linkOf } from "../socket/link.ts";
import type { VertoConnection } from "./verto/events.ts";

/** Null while nothing changes: logging in still counts as connecting, for no call can reach us before "ready". */
export function toLink(connection: VertoConnection, at: Millis): Link | null {
  switch (connection.kind) {
    case "loggingIn":
      return null;
    case "ready":
      return linkOf({ kind: "open" }, at);
    case "closed":
      return connection.why === "asked" || connection.why === "notStarted"
        ? { kind: "off" }
        : { kind: "failed", since: at, why: connection.why };
    default:
      return linkOf(connection, at);
  }
}
