import type { AppState } from "./app.ts";
import { userOf } from "./session.ts";

/** Somebody has signed in on this computer, and has not seen the page that checks sound, notifications and hotkey. */
export function isFirstRun({ session, settings }: Pick<AppState, "session" | "settings">): boolean {
  return userOf(session) !== null && !settings.firstRunDone;
}
