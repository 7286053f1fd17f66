import { never } from "../../shared/assert.ts";
import type { ConnectionState, Link } from "../../shared/state/link.ts";
import type { ConnectionEvent } from "./events.ts";

/** While a link is down, `since` stays the moment it was lost, through every try. */
function moved(from: Link, to: Link): Link {
  const wasDown = from.kind === "waiting" || from.kind === "connecting";
  const isDown = to.kind === "waiting" || to.kind === "connecting";
  if (!wasDown || !isDown) return to;
  // A try does not make the trouble go away: only its outcome does.
  const kept = to.kind === "connecting" && from.trouble !== undefined ? { trouble: from.trouble } : {};
  return { ...to, since: from.since, ...kept };
}

/** What is known of the network, the events feed and voice signalling. */
export function reduceConnection(now: ConnectionState, event: ConnectionEvent): ConnectionState {
  switch (event.kind) {
    case "networkChanged":
      return { ...now, network: event.online ? "online" : "offline" };
    case "feedChanged":
      return {
        ...now,
        feed: moved(now.feed, event.link),
        synced: event.link.kind === "open" ? now.synced : false,
      };
    case "voiceLinkChanged":
      return { ...now, voice: moved(now.voice, event.link) };
    case "proxyAsked":
      return { ...now, proxyAsked: event.asked };
    case "resyncStarted":
      return { ...now, synced: false };
    case "resynced":
      return { ...now, synced: true };
    default:
      return never(event);
  }
}
