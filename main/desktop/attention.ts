import type { App, PowerSaveBlocker } from "electron";
import type { AppState } from "../../shared/state/app.ts";
import { liveCalls } from "../../shared/state/call.ts";

export interface AttentionParts {
  readonly app: Pick<App, "setBadgeCount">;
  readonly powerSaveBlocker: Pick<PowerSaveBlocker, "start" | "stop">;
  /** Flashes the taskbar entry, or bounces the dock icon once; off again with false. */
  readonly flash: (on: boolean) => void;
  /** Brings the phone up without taking the keyboard. */
  readonly showPhone: () => void;
}

export interface AttentionView {
  render(state: AppState): void;
  close(): void;
}

/** What happened and nobody has looked at: missed calls and messages that are not read. */
export const newsOf = ({ offers, messages }: Pick<AppState, "offers" | "messages">): number =>
  offers.missed + messages.unread;

/** What asks for the user's eye and keeps the computer awake: from state, each switched once. */
export function createAttention(parts: AttentionParts): AttentionView {
  let badge = 0;
  let blocker: number | null = null;
  let ringing: ReadonlySet<string> = new Set();

  function awake(on: boolean): void {
    if (on && blocker === null) blocker = parts.powerSaveBlocker.start("prevent-app-suspension");
    if (!on && blocker !== null) {
      parts.powerSaveBlocker.stop(blocker);
      blocker = null;
    }
  }

  return {
    render(state) {
      const wanted = newsOf(state);
      if (wanted !== badge) parts.app.setBadgeCount(wanted);
      badge = wanted;
      awake(liveCalls(state.calls).length > 0 || state.monitor.now !== null);
      const open = new Set(state.offers.open.map((offer) => offer.offerId));
      const isNew = [...open].some((offerId) => !ringing.has(offerId));
      // One that goes while another rings on is nothing new.
      if (isNew) {
        // A hidden window has no taskbar entry that could flash.
        parts.showPhone();
        parts.flash(true);
      } else if (open.size === 0 && ringing.size > 0) parts.flash(false);
      ringing = open;
    },
    close: () => awake(false),
  };
}
