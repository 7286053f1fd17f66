import { never } from "../../shared/assert.ts";
import { type LineState, type Mute, type OwnPhone, unmuted } from "../../shared/state/line.ts";
import type { Millis } from "../../shared/time.ts";
import type { LineEvent, PhoneWord } from "./events.ts";

/** The leg and the one microphone's mute. */
export function reduceLine(
  now: LineState,
  event: Exclude<LineEvent, { kind: "peerDesired" | "iceServersReported" }>,
): LineState {
  switch (event.kind) {
    case "lineModeReported":
      return { ...now, mode: event.mode, phone: { number: event.number ?? "", isMissing: false } };
    case "phoneReported":
      return now.mode === "phone" ? phoneReported(now, event.phone, event.at) : now;
    case "legAsked":
      return now.leg.phase === "none" ? asked(now, event.at) : now;
    case "legNegotiating":
      return { ...now, leg: { phase: "negotiating", since: event.at, id: event.id }, media: "idle" };
    case "legUp":
      return { ...now, leg: { phase: "up", since: event.at, id: event.id } };
    case "legReattaching":
      if (now.leg.phase === "reattaching") return now;
      return "id" in now.leg
        ? { ...now, leg: { phase: "reattaching", since: event.at, id: now.leg.id } }
        : now;
    case "legEnded":
      return ended(now, event.unreached === true);
    case "mediaJudged":
      return now.media === event.health ? now : { ...now, media: event.health };
    case "muteAsked":
    case "muteReported":
    case "muteUnconfirmed":
    case "muteRestored":
      return { ...now, mute: (now.mode === "phone" ? reducePhoneMute : reduceMute)(now.mute, event) };
    default:
      return never(event);
  }
}

const reached = (phone: OwnPhone): OwnPhone => (phone.isMissing ? { ...phone, isMissing: false } : phone);

function asked(now: LineState, at: Millis): LineState {
  return { ...now, leg: { phase: "asked", since: at }, phone: reached(now.phone) };
}

function ended(now: LineState, unreached: boolean): LineState {
  const isMissing = unreached && now.mode === "phone";
  const phone = isMissing ? { ...now.phone, isMissing } : now.phone;
  return { ...now, leg: { phase: "none" }, media: "idle", phone };
}

/** The server rings the agent's telephone, it is picked up, and it is put down. */
function phoneReported(now: LineState, word: PhoneWord, at: Millis): LineState {
  const { phase } = now.leg;
  switch (word) {
    case "ringing":
      return phase === "none" ? asked(now, at) : now;
    case "connected":
      if (phase === "up") return now;
      return { ...now, leg: { phase: "up", since: at, id: "phone" }, phone: reached(now.phone) };
    case "disconnected":
      return phase === "none" ? now : ended(now, phase === "asked");
  }
}

/** A call that the agent talks in says that their telephone is up, where the server does not say it itself. */
export function phoneHeard(now: LineState, talking: boolean, at: Millis): LineState {
  const waits = now.mode === "phone" && now.leg.phase === "asked";
  return waits && talking ? phoneReported(now, "connected", at) : now;
}

type MuteEvent = Extract<
  LineEvent,
  { kind: "muteAsked" | "muteReported" | "muteUnconfirmed" | "muteRestored" }
>;

/**
 * The microphone is the agent's own: a press takes effect here at once and the server is told.
 * A mute from the server always wins, also over a press in flight; an unmute from the server never
 * opens a microphone that the agent closed.
 */
export function reduceMute(now: Mute, event: MuteEvent): Mute {
  switch (event.kind) {
    case "muteAsked":
      return {
        muted: event.muted,
        server: now.server,
        asked: { muted: event.muted, since: event.at },
        by: "agent",
      };
    case "muteReported": {
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

/** On the agent's own telephone only the server mutes: its word is what is so, and a press waits for it. */
export function reducePhoneMute(now: Mute, event: MuteEvent): Mute {
  switch (event.kind) {
    case "muteAsked":
      return { ...now, asked: { muted: event.muted, since: event.at }, by: "agent" };
    case "muteReported": {
      const { muted } = event;
      // Another word than the one that is waited for may be older than the press.
      if (now.asked !== null && now.asked.muted !== muted) return { ...now, muted, server: muted };
      const by = now.asked === null && now.muted !== muted ? "server" : now.by;
      return { muted, server: muted, asked: null, by };
    }
    case "muteUnconfirmed":
      return { ...now, asked: null };
    case "muteRestored":
      return now;
    default:
      return never(event);
  }
}

/** With the last call mute ends, so that the next caller does not meet silence, and nobody misses a telephone. */
export function afterCalls(now: LineState): LineState {
  if (now.mute === unmuted && !now.phone.isMissing) return now;
  return { ...now, mute: unmuted, phone: reached(now.phone) };
}
