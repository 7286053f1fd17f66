import { never } from "../../shared/assert.ts";
import { type LineState, type Mute, unmuted } from "../../shared/state/line.ts";
import type { LineEvent } from "./events.ts";

/** The leg and the one microphone's mute. */
export function line(now: LineState, event: Exclude<LineEvent, { kind: "peerWished" }>): LineState {
  switch (event.kind) {
    case "lineModeTold":
      return { ...now, mode: event.mode };
    case "legAsked":
      return now.leg.phase === "none" ? { ...now, leg: { phase: "asked", since: event.at } } : now;
    case "legNegotiating":
      return { ...now, leg: { phase: "negotiating", since: event.at, id: event.id }, media: "idle" };
    case "legUp":
      return { ...now, leg: { phase: "up", since: event.at, id: event.id } };
    case "legReattaching":
      if (now.leg.phase === "reattaching") return now;
      return "id" in now.leg
        ? { ...now, leg: { phase: "reattaching", since: event.at, id: now.leg.id }, media: "reconnecting" }
        : now;
    case "legEnded":
      return { ...now, leg: { phase: "none" }, media: "idle" };
    case "mediaJudged":
      return now.media === event.health ? now : { ...now, media: event.health };
    case "muteAsked":
    case "muteTold":
    case "muteUnconfirmed":
    case "muteRestored":
      return { ...now, mute: mute(now.mute, event) };
    default:
      return never(event);
  }
}

type MuteEvent = Extract<LineEvent, { kind: "muteAsked" | "muteTold" | "muteUnconfirmed" | "muteRestored" }>;

/**
 * The microphone is the agent's own: a press takes effect here at once and the server is told.
 * A mute from the server always wins, also over a press in flight; an unmute from the server never
 * opens a microphone that the agent closed.
 */
export function mute(now: Mute, event: MuteEvent): Mute {
  switch (event.kind) {
    case "muteAsked":
      return {
        muted: event.muted,
        server: now.server,
        asked: { muted: event.muted, since: event.at },
        by: "agent",
      };
    case "muteTold": {
      if (now.asked?.muted === event.muted) return { ...now, server: event.muted, asked: null };
      if (event.muted) {
        const overruled = now.asked !== null || now.overruled === true;
        const by = now.muted && now.server ? now.by : "server";
        return { muted: true, server: true, asked: null, by, ...(overruled && { overruled }) };
      }
      // The server says "not muted" while we wait for "muted": an older word, not an answer.
      if (now.asked !== null) return { ...now, server: false };
      return now.by === "server" && now.overruled !== true
        ? { ...now, muted: false, server: false }
        : { ...now, server: false };
    }
    case "muteUnconfirmed":
      return { ...now, asked: null };
    case "muteRestored":
      // As the agent's own: an unmute by the server does not open it.
      return event.muted ? { muted: true, server: true, asked: null, by: "agent" } : unmuted;
    default:
      return never(event);
  }
}

/** Mute ends with the last call: the next caller must not meet silence. */
export function muteAfterCalls(now: LineState, live: boolean): LineState {
  return live || now.mute === unmuted ? now : { ...now, mute: unmuted };
}
