import type { LinkKind, LinkProgram, TestedNotification } from "../../shared/contract/desktop.ts";
import type { Handlers } from "../../shared/contract/index.ts";
import { longestLookedThrough } from "../../shared/numbers/in-text.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import { superviseControl } from "../../shared/state/controls.ts";
import type { DesktopState } from "../../shared/state/desktop.ts";
import type { WindowRef } from "../../shared/state/window.ts";
import type { Store } from "../state/store.ts";

/** Fixed addresses of the system's own microphone page: nothing a window sends is ever opened. */
const microphonePages: Partial<Record<DesktopState["platform"], string>> = {
  win32: "ms-settings:privacy-microphone",
  darwin: "x-apple.systempreferences:com.apple.preference.security?Privacy_Microphone",
};

const notificationPages: typeof microphonePages = {
  win32: "ms-settings:notifications",
  darwin: "x-apple.systempreferences:com.apple.Notifications-Settings.extension",
};

/** The system around the windows. */
export function desktopCommands(parts: {
  readonly store: Store;
  readonly open: (window: WindowRef) => void;
  readonly openExternal: (url: string) => Promise<void>;
  readonly testNotification: () => Promise<TestedNotification>;
  readonly readClipboard: () => Promise<string>;
  readonly copyText: (text: string) => void;
  readonly links: {
    readonly read: (kind: LinkKind) => LinkProgram;
    readonly take: (kind: LinkKind) => Promise<Result<void>>;
  };
}): Handlers<"desktop"> {
  const { store } = parts;

  async function openPage(pages: typeof microphonePages): Promise<Result<void>> {
    const page = pages[store.get().desktop.platform];
    if (page === undefined) return fail("unsupported");
    await parts.openExternal(page);
    return ok();
  }

  return {
    async open(window) {
      if (window.kind === "supervisor" && !superviseControl(store.get()).enabled) return fail("notAllowed");
      parts.open(window);
      return ok();
    },
    async closeNotice({ id }) {
      store.dispatch({ kind: "noticeClosed", id });
      return ok();
    },
    openMicrophoneSettings: () => openPage(microphonePages),
    openNotificationSettings: () => openPage(notificationPages),
    testNotification: async () => ok(await parts.testNotification()),
    async networkChanged({ online }) {
      store.dispatch({ kind: "networkChanged", online });
      return ok();
    },
    async closeWanted({ id }) {
      store.dispatch({ kind: "clickToDialClosed", id });
      return ok();
    },
    linkProgram: async ({ kind }) => ok(parts.links.read(kind)),
    takeLinks: ({ kind }) => parts.links.take(kind),
    async copyText({ text }) {
      parts.copyText(text);
      return ok();
    },
    async readClipboard() {
      // A text of this length is refused as a whole: a number at its end is not cut in two.
      return ok((await parts.readClipboard()).slice(0, longestLookedThrough + 1));
    },
  };
}
