import type { BrowserWindow, NativeImage } from "electron";
import type { AppState } from "../../shared/state/app.ts";
import { foregroundCall } from "../../shared/state/call.ts";
import { desktopText } from "../../shared/text/desktop.ts";
import { newsOf } from "./attention.ts";
import type { OverlayIcon } from "./tray-icons.ts";

type Overlay = { readonly icon: OverlayIcon; readonly says: string } | null;

/** What lies over the taskbar's icon: that the microphone of a call is muted goes before what is new. */
export function overlayOf(state: AppState): Overlay {
  const text = desktopText.overlay;
  if (foregroundCall(state.calls) !== null && state.line.mute.muted)
    return { icon: "muted", says: text.muted };
  if (state.session.now.phase !== "signedIn" || newsOf(state) === 0) return null;
  return { icon: "news", says: text.news(state.offers.missed, state.messages.unread) };
}

/**
 * Windows' taskbar. It forgets the overlay with the button, which a hidden window does not have: it is put there anew
 * whenever the phone is shown, and for a new phone window.
 */
export function createOverlay(parts: {
  readonly isWindows: boolean;
  readonly phone: () => Pick<BrowserWindow, "setOverlayIcon" | "on" | "isDestroyed"> | null;
  readonly image: (icon: OverlayIcon) => NativeImage;
}): { render(state: AppState): void } {
  let wanted: Overlay = null;
  let shown = "";
  let on: ReturnType<typeof parts.phone> = null;

  function draw(): void {
    if (on === null || on.isDestroyed()) return;
    on.setOverlayIcon(wanted === null ? null : parts.image(wanted.icon), wanted?.says ?? "");
  }

  return {
    render(state) {
      if (!parts.isWindows) return;
      wanted = overlayOf(state);
      const phone = parts.phone();
      const isNew = phone !== null && phone !== on;
      on = phone;
      if (isNew) phone.on("show", draw);
      const next = JSON.stringify(wanted);
      if (next === shown && !isNew) return;
      shown = next;
      draw();
    },
  };
}
