import { never } from "../../shared/assert.ts";
import type { SessionSlice } from "../../shared/state/session.ts";
import type { SessionEvent } from "./events.ts";

/** starting → signedOut ⇄ signingIn → signedIn → signingOut → signedOut. */
export function reduceSession(now: SessionSlice, event: SessionEvent): SessionSlice {
  switch (event.kind) {
    case "keychainReported":
      return { ...now, keychain: event.health };
    case "formReported":
      return { ...now, form: event.form };
    case "callLeft":
      return { ...now, callLeft: event.until === null ? null : { until: event.until } };
    case "signInStarted":
      return { ...now, now: { phase: "signingIn", username: event.username } };
    case "signedIn":
      return { ...now, now: { phase: "signedIn", user: event.user, staysSignedIn: event.stays } };
    case "authorityReported":
      return withAuthority(now, event.isSupervisor);
    case "signOutStarted":
      return { ...now, now: { phase: "signingOut" } };
    case "signedOut":
      return {
        ...now,
        now: { phase: "signedOut", why: event.why, error: event.error, ...(event.by && { by: event.by }) },
      };
    default:
      return never(event);
  }
}

function withAuthority(slice: SessionSlice, isSupervisor: boolean): SessionSlice {
  const { now } = slice;
  if (now.phase !== "signedIn" || now.user.isSupervisor === isSupervisor) return slice;
  return { ...slice, now: { ...now, user: { ...now.user, isSupervisor } } };
}
