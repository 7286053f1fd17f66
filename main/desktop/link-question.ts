import type { BrowserWindow, Dialog } from "electron";
import type { Log } from "../../shared/log.ts";
import { targetOf } from "../../shared/messages/target.ts";
import { linkText } from "../../shared/text/link.ts";

/** Longer addresses are shown by their beginning: a box has an end. */
const longestShown = 300;

/**
 * A link that somebody pressed: asks with the place that it goes to, and opens it in the browser or the mail program by
 * their yes. A telephone number comes up in the phone, which asks by itself. Everything else opens nothing.
 */
export function createLinkQuestion(parts: {
  readonly dialog: Pick<Dialog, "showMessageBox">;
  readonly openExternal: (url: string) => Promise<void>;
  readonly call: (link: string) => void;
  readonly log: Log;
}) {
  const asking = new WeakSet<object>();
  return async (url: string, window: BrowserWindow): Promise<void> => {
    const target = targetOf(url);
    if (target === null || target.scheme === "sms") return parts.log.warn("link: not opened", { url });
    if (target.scheme === "tel") return parts.call(target.href);
    // One press, one question.
    if (asking.has(window)) return;
    asking.add(window);
    try {
      const { response } = await parts.dialog.showMessageBox(window, {
        type: "question",
        message: linkText.question(target.goesTo),
        detail: target.href.length > longestShown ? `${target.href.slice(0, longestShown)}…` : target.href,
        buttons: [linkText.no, linkText.yes],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      });
      if (response === 1) await parts.openExternal(target.href);
    } catch (error) {
      parts.log.warn("link: not opened", { url, error });
    } finally {
      asking.delete(window);
    }
  };
}
