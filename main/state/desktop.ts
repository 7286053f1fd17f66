import { never } from "../../shared/assert.ts";
import type { DesktopState } from "../../shared/state/desktop.ts";
import type { DesktopEvent } from "./events.ts";

/** What the system told us, and which words the user has put away; notices.ts makes them. */
export function reduceDesktop(
  now: DesktopState,
  event: Exclude<DesktopEvent, { kind: "settingsChanged" }>,
): DesktopState {
  switch (event.kind) {
    case "platformReported": {
      const { platform, region, languages, isInstalled } = event;
      return { ...now, platform, region, languages, isInstalled };
    }
    case "hotkeyReported":
      return { ...now, hotkeys: { ...now.hotkeys, [event.name]: event.hotkey } };
    case "hotkeyPressed":
      return { ...now, pressed: { ...now.pressed, [event.name]: event.at } };
    case "numberClicked": {
      const { number, extension, context, from } = event;
      // Rises also after the last one was put away: a window tells a new one by it.
      const id = Math.max(event.at, (now.clickToDial?.id ?? 0) + 1);
      return {
        ...now,
        clickToDial: { id, number, extension, from, ...(context !== undefined && { context }) },
      };
    }
    case "clickToDialClosed":
      return now.clickToDial?.id === event.id ? { ...now, clickToDial: null } : now;
    case "noticeClosed":
      return { ...now, notices: now.notices.filter((notice) => notice.id !== event.id) };
    default:
      return never(event);
  }
}
