import { never } from "../../shared/assert.ts";
import { withPostDial } from "../../shared/numbers/post-dial.ts";
import type { Call } from "../../shared/state/call.ts";
import type { DesktopState, Notice } from "../../shared/state/desktop.ts";
import type { DesktopEvent } from "./events.ts";

const noticesKept = 4;

/** A call is gone without anybody having hung up: said with the number, to call again. */
export function callLost({
  name,
  number,
  dialledPostDial = "",
}: Pick<Call, "name" | "number"> & Partial<Pick<Call, "dialledPostDial">>): Omit<Notice, "id"> {
  const notice = { tone: "error", key: "callLost", values: { name, number } } as const;
  return number === "" ? notice : { ...notice, redial: withPostDial(number, dialledPostDial) };
}

/** Somebody rang the line while the agent was on it: who, to call back. */
export function rangBusy(name: string, number: string): Omit<Notice, "id"> {
  const notice = { tone: "info", key: "rangBusy", values: { name, number } } as const;
  return number === "" ? notice : { ...notice, redial: number };
}

/** The agent hung up and is heard no more; the server may go on for a while. */
export function hangUpUnconfirmed({ name, number }: Pick<Call, "name" | "number">): Omit<Notice, "id"> {
  return { tone: "warning", key: "hangUpUnconfirmed", values: { name, number } };
}

/** A call of the last run of the program that could not be taken back. */
export function callEndedAway({ name, number }: Pick<Call, "name" | "number">): Omit<Notice, "id"> {
  return { ...callLost({ name, number }), key: "callEndedAway" };
}

/** What the system told us, and what the user is told. */
export function reduceDesktop(
  now: DesktopState,
  event: Exclude<DesktopEvent, { kind: "settingsChanged" }>,
): DesktopState {
  switch (event.kind) {
    case "platformReported":
      return { ...now, platform: event.platform, region: event.region, isInstalled: event.isInstalled };
    case "hotkeyReported":
      return { ...now, hotkeys: { ...now.hotkeys, [event.name]: event.hotkey } };
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
    case "noticeGiven": {
      const id = (now.notices.at(-1)?.id ?? 0) + 1;
      const said = (notice: Notice) =>
        notice.key === event.notice.key &&
        JSON.stringify(notice.values) === JSON.stringify(event.notice.values);
      // The same word twice is one word: a flapping network must not fill the window.
      return {
        ...now,
        notices: [...now.notices.filter((notice) => !said(notice)), { ...event.notice, id }].slice(
          -noticesKept,
        ),
      };
    }
    case "noticeClosed":
      return { ...now, notices: now.notices.filter((notice) => notice.id !== event.id) };
    default:
      return never(event);
  }
}
