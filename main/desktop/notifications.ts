import type { Notification, NotificationConstructorOptions } from "electron";
import { shortened } from "../../shared/clean-text.ts";
import type { Log } from "../../shared/log.ts";
import type { AppState } from "../../shared/state/app.ts";
import type { DesktopState } from "../../shared/state/desktop.ts";
import type { Offer } from "../../shared/state/offer.ts";
import { desktopText as text } from "../../shared/text/desktop.ts";
import { notificationBody } from "./escape.ts";
import { who } from "./tray-model.ts";

export interface NotificationParts {
  readonly create: (options: NotificationConstructorOptions) => Notification;
  readonly isSupported: () => boolean;
  readonly platform: DesktopState["platform"];
  /** True when the user already looks at the phone window. */
  readonly isPhoneInFront: () => boolean;
  readonly openPhone: () => void;
  readonly accept: (offerId: string) => void;
  readonly reject: (offerId: string) => void;
  readonly log: Log;
}

export interface NotificationView {
  render(state: AppState): void;
  close(): void;
}

function options(
  offer: Offer,
  hideCaller: boolean,
  platform: NotificationParts["platform"],
): NotificationConstructorOptions {
  return {
    title: hideCaller ? text.offer.hiddenTitle(offer.channel) : text.offer.title(offer.channel, who(offer)),
    body: notificationBody(
      text.offer.body(shortened(offer.queue, 60), shortened(offer.campaign, 60)),
      platform,
    ),
    // The app rings by itself, on the ringer device the user chose.
    silent: true,
    urgency: "critical",
    timeoutType: "never",
    // Linux desktops do not show buttons through Electron; a click opens the window there.
    ...(platform === "linux"
      ? {}
      : {
          actions: [
            { type: "button" as const, text: text.offer.accept },
            { type: "button" as const, text: text.offer.reject },
          ],
        }),
  };
}

/** One notification per offer while the phone is not in front; gone the moment the offer ends. */
export function createNotifications(parts: NotificationParts): NotificationView {
  let isReady = false;
  const shown = new Map<string, Notification | null>();

  function show(offer: Offer, state: AppState): void {
    if (parts.isPhoneInFront() || !parts.isSupported()) {
      shown.set(offer.offerId, null);
      return;
    }
    const note = parts.create(options(offer, state.settings.hideCaller, parts.platform));
    note.on("click", () => parts.openPhone());
    note.on("action", (details: { actionIndex?: number }, index?: number) => {
      const which = details.actionIndex ?? index;
      if (which === 0) parts.accept(offer.offerId);
      if (which === 1) parts.reject(offer.offerId);
    });
    // macOS shows those of signed programs only.
    note.on("failed", (_event, error) => parts.log.warn("notification: not shown by the system", { error }));
    note.show();
    shown.set(offer.offerId, note);
  }

  return {
    render(state) {
      // The first question makes the system's side: macOS asks the user then, and Windows registers the program. What is
      // shown before that is over is lost, so it may not wait for the first call.
      if (!isReady && state.session.now.phase === "signedIn") isReady = parts.isSupported();
      const open = new Set(
        state.offers.open.filter((offer) => offer.phase !== "rejecting").map((offer) => offer.offerId),
      );
      for (const [offerId, note] of shown) {
        if (open.has(offerId)) continue;
        note?.close();
        shown.delete(offerId);
      }
      for (const offer of state.offers.open)
        if (offer.phase === "open" && !shown.has(offer.offerId)) show(offer, state);
    },
    close() {
      for (const note of shown.values()) note?.close();
      shown.clear();
    },
  };
}
