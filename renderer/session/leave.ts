import { type Answer, ok } from "../../shared/result.ts";
import { liveCalls } from "../../shared/state/call.ts";
import type { App } from "../app/app.ts";
import { screenOf } from "../phone/screen.ts";

/** Signing out ends calls, and throws away what is not sent: then it is asked first. */
export async function signOut(app: App<"calls" | "messages">): Promise<Answer<void>> {
  if (liveCalls(app.view.calls).length === 0 && app.view.messages.unsent === 0)
    return app.ask.session.signOut();
  screenOf(app).question.value = { ask: "signOut" };
  return ok();
}

/** Giving up the line ends the calls on it: then it is asked first. */
export async function disconnectLine(app: App<"calls">): Promise<Answer<void>> {
  if (liveCalls(app.view.calls).length === 0) return app.ask.call.disconnectLine();
  screenOf(app).question.value = { ask: "disconnectLine" };
  return ok();
}
