import { foregroundCall } from "../../shared/state/call.ts";
import type { Mute } from "../../shared/state/line.ts";
import { type Context, tried } from "./context.ts";

/** What the newest press wanted, confirmed or not. */
const wished = ({ asked, muted }: Mute) => asked?.muted ?? muted;

export interface Muter {
  /** Silences or opens the microphone at once, then tells the server. Without a value it toggles. */
  set(muted?: boolean): void;
}

/**
 * Mute from button, tray, hotkey and headset alike. The local track follows at once; one request at a time
 * goes to the server, always for the newest press.
 */
export function createMuter(context: Pick<Context, "store" | "workitems" | "log">): Muter {
  const { store, workitems, log } = context;
  let telling = false;
  /** There the server alone mutes, and the tone waits for its word. */
  const isOnPhone = () => store.get().line.mode === "phone";

  function sound(muted: boolean): void {
    if (store.get().settings.muteTone) {
      store.tell({ kind: "toneWished", name: muted ? "muted" : "unmuted" });
    }
  }

  async function tellServer(): Promise<void> {
    if (telling) return;
    telling = true;
    try {
      for (;;) {
        const { asked } = store.get().line.mute;
        if (asked === null) return;
        const call = foregroundCall(store.get().calls);
        if (call === null || call.kind === "direct") {
          // Nobody to tell: the local track is the whole of it.
          store.tell({ kind: "muteTold", muted: asked.muted });
          return;
        }
        const told = await tried(asked.muted ? workitems.mute(call.callId) : workitems.unmute(call.callId));
        const now = store.get().line.mute;
        // The feed may have said it before the answer did.
        if (told.ok && isOnPhone() && wished(now) === asked.muted) sound(asked.muted);
        // A newer press, or a mute by the server meanwhile: this answer is about the past.
        if (now.asked !== asked) continue;
        if (told.ok) {
          store.tell({ kind: "muteTold", muted: asked.muted });
          return;
        }
        log.warn("the server did not confirm a mute", { muted: asked.muted, code: told.error.code });
        store.tell({ kind: "muteUnconfirmed" });
        if (told.error.code !== "gone" && told.error.code !== "notFound") {
          const key = !isOnPhone() ? "muteNotConfirmed" : asked.muted ? "phoneNotMuted" : "phoneNotUnmuted";
          store.tell({ kind: "noticeGiven", notice: { tone: "warning", key, values: {} } });
        }
        return;
      }
    } finally {
      telling = false;
    }
  }

  return {
    set(muted = !wished(store.get().line.mute)) {
      const state = store.get();
      if (foregroundCall(state.calls) === null) return;
      if (
        state.line.mute.muted === muted &&
        state.line.mute.asked === null &&
        state.line.mute.server === muted
      )
        return;
      store.tell({ kind: "muteAsked", muted });
      if (!isOnPhone()) sound(muted);
      void tellServer();
    },
  };
}
