import type { NotificationConstructorOptions } from "electron";
import type { DesktopState } from "../../shared/state/desktop.ts";
import { limitNewsText } from "../../shared/text/monitor.ts";
import type { Store } from "../state/store.ts";
import { notificationBody } from "./escape.ts";

/** Of more than these only the number is told. */
const mostNamed = 3;

/** The system tells of limits that were crossed on the supervisor's board; a press on it shows the board. Answers its undo. */
export function tellLimits(parts: {
  readonly store: Pick<Store, "watch">;
  readonly show: (options: NotificationConstructorOptions, pressed: () => void) => void;
  readonly isSupported: () => boolean;
  readonly openBoard: () => void;
  readonly platform: DesktopState["platform"];
}): () => void {
  return parts.store.watch((_now, _was, event) => {
    if (event.kind !== "limitsCrossed" || event.crossed.length === 0 || !parts.isSupported()) return;
    const { crossed, isQuiet } = event;
    const lines = crossed.slice(0, mostNamed).map(limitNewsText.line);
    const rest = crossed.length - lines.length;
    const body = [...lines, ...(rest > 0 ? [limitNewsText.more(rest)] : [])].join("\n");
    parts.show(
      {
        title: limitNewsText.title(crossed.length),
        body: notificationBody(body, parts.platform),
        silent: isQuiet,
      },
      parts.openBoard,
    );
  });
}
