import type { AllHandlers } from "../../shared/contract/index.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { Store } from "../state/store.ts";
import type { TrayAction } from "./tray-model.ts";

export interface TrayActionParts {
  readonly store: Store;
  readonly handlers: Pick<AllHandlers, "session" | "agent" | "offer" | "call" | "monitor" | "updates">;
  /** Asks where something is lost by it. */
  readonly maySignOut: () => Promise<boolean>;
  readonly toggleMute: () => void;
  readonly open: (window: "phone" | "messages" | "supervisor" | "people" | "history" | "settings") => void;
  readonly quit: () => void;
}

/** What is pressed in the tray or on a notification is done by the same commands as in a window. */
export function createTrayActions(parts: TrayActionParts): (action: TrayAction) => void {
  const { store, handlers } = parts;

  /** A press outside the window has no place of its own to say that it failed. */
  async function said(work: Promise<Result<unknown>>): Promise<void> {
    const done = await work;
    if (done.ok || done.error.code === "busy") return;
    store.dispatch({ kind: "actionFailed", code: done.error.code });
  }

  async function signOut(): Promise<Result<void>> {
    const may = store.get().messages.unsent === 0 || (await parts.maySignOut());
    return may ? handlers.session.signOut(undefined) : ok();
  }

  return (action) => {
    switch (action.do) {
      case "open":
        return parts.open("phone");
      case "messages":
        return parts.open("messages");
      case "supervisor":
        return parts.open("supervisor");
      case "people":
        return parts.open("people");
      case "history":
        return parts.open("history");
      case "settings":
        return parts.open("settings");
      case "quit":
        return parts.quit();
      case "mute":
        return parts.toggleMute();
      case "signOut":
        return void said(signOut());
      case "update":
        return void said(handlers.updates.install(undefined));
      case "logoutFromAcd":
        return void said(handlers.agent.logoutFromAcd(undefined));
      case "connectLine":
        return void said(handlers.call.reconnectLine(undefined));
      case "disconnectLine":
        return void said(handlers.call.disconnectLine(undefined));
      case "status":
        return void said(handlers.agent.setStatus({ statusId: action.statusId }));
      case "accept":
        return void said(handlers.offer.accept({ offerId: action.offerId }));
      case "reject":
        return void said(handlers.offer.reject({ offerId: action.offerId }));
      case "cancelDial":
        return void said(handlers.call.cancelDial(undefined));
      case "monitor":
        return void said(handlers.monitor.change({ mode: action.mode }));
      case "leaveMonitoring":
        return void said(handlers.monitor.leave(undefined));
      case "hangUp":
        return void said(handlers.call.hangUp({ callId: action.callId }));
    }
  };
}
