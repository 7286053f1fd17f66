import type { NotificationConstructorOptions } from "electron";
import { type DesktopState, hotkeyNames, type Notice, type NoticeKey } from "../../shared/state/desktop.ts";
import { desktopText } from "../../shared/text/desktop.ts";
import { noticeSentence } from "../../shared/text/notices.ts";
import type { MainState } from "../state/reduce.ts";
import type { Store } from "../state/store.ts";
import { notificationBody } from "./escape.ts";

export interface OutsideParts {
  readonly store: Store;
  readonly show: (options: NotificationConstructorOptions) => void;
  readonly isSupported: () => boolean;
  readonly isPhoneInFront: () => boolean;
  readonly platform: DesktopState["platform"];
}

interface Word {
  readonly title: string;
  readonly body: string;
}

/** What came from outside is said there: a press or a click in another program, a supervisor's hand. */
const fromOutside: readonly NoticeKey[] = [
  "nothingCopied",
  "severalCopied",
  "unclearCopied",
  "elsewhereCopied",
  "longCopied",
  "linkUnreadable",
  "linkElsewhere",
  "statusSetForYou",
];

function wordFor(notice: Notice): Word | null {
  if (notice.key === "hotkeyTaken") {
    const name = hotkeyNames.find((each) => each === notice.values.hotkey) ?? "mute";
    const { title, body } = desktopText.hotkeyRefused[name];
    return { title, body: body(notice.values.accelerator ?? "") };
  }
  if (!fromOutside.includes(notice.key)) return null;
  // Whose it is stands in the window.
  return { title: desktopText.product, body: noticeSentence({ ...notice, values: {} }) };
}

function wordsOf(now: MainState, was: MainState): readonly Word[] {
  const known = new Set(was.desktop.notices.map(({ id }) => id));
  const told = now.desktop.notices.filter(({ id }) => !known.has(id)).map(wordFor);
  const isSilent = now.audio.voiceDown !== null && was.audio.voiceDown === null;
  return [...told.filter((word) => word !== null), ...(isSilent ? [desktopText.noSound] : [])];
}

/** A word for somebody who looks at another program just now. Answers its undo. */
export function sayOutside(parts: OutsideParts): () => void {
  const { store, show, isSupported, isPhoneInFront, platform } = parts;
  return store.watch((now, was) => {
    if (now.desktop.notices === was.desktop.notices && now.audio.voiceDown === was.audio.voiceDown) return;
    for (const { title, body } of wordsOf(now, was)) {
      if (!isPhoneInFront() && isSupported()) show({ title, body: notificationBody(body, platform) });
    }
  });
}
