import type { Notification, NotificationConstructorOptions } from "electron";
import type { TestedNotification } from "../../shared/contract/desktop.ts";
import type { DesktopState } from "../../shared/state/desktop.ts";
import { desktopText } from "../../shared/text/desktop.ts";
import type { Clock } from "../../shared/time.ts";
import { notificationBody } from "./escape.ts";

/** A system that says nothing by then says nothing at all. */
const saysWithin = 3_000;

/** Shows a notification that means nothing, and answers what the system said to it. One is there at a time. */
export function createTestNotification(parts: {
  readonly create: (options: NotificationConstructorOptions) => Notification;
  readonly isSupported: () => boolean;
  readonly platform: DesktopState["platform"];
  readonly clock: Pick<Clock, "after">;
  /** It was pressed: whoever sent it wants to see that it was. */
  readonly onClick: () => void;
}): () => Promise<TestedNotification> {
  let shown: Notification | null = null;
  return () => {
    if (!parts.isSupported()) return Promise.resolve("refused");
    shown?.close();
    const { title, body } = desktopText.testNotification;
    const note = parts.create({ title, body: notificationBody(body, parts.platform) });
    shown = note;
    return new Promise((resolve) => {
      const undo = parts.clock.after(saysWithin, () => resolve("unknown"));
      const said = (word: TestedNotification) => {
        undo();
        resolve(word);
      };
      note.on("click", parts.onClick);
      note.on("show", () => said("shown"));
      note.on("failed", () => said("refused"));
      note.show();
    });
  };
}
