import { numberInText } from "../../shared/number.ts";
import type { NoticeKey } from "../../shared/state/desktop.ts";
import type { Store } from "../state/store.ts";
import { readLink } from "./links.ts";

export interface WantedParts {
  readonly store: Store;
  readonly readClipboard: () => Promise<string>;
  readonly openPhone: () => void;
  /** Says it where the user looks when the phone window is not in front. */
  readonly sayOutside: (key: NoticeKey) => void;
}

export interface Wanted {
  /** A `tel:` or `callto:` link that another program opened. */
  follow(link: string): void;
  /** The hotkey: the number that was copied. */
  callCopied(): Promise<void>;
}

/** Numbers from other programs. None is dialled here: the phone window comes up with it and asks. */
export function createWanted({ store, readClipboard, openPhone, sayOutside }: WantedParts): Wanted {
  function say(key: NoticeKey): void {
    store.tell({ kind: "noticeGiven", notice: { tone: "warning", key, values: {} } });
    sayOutside(key);
  }
  return {
    follow(link) {
      const read = readLink(link);
      if (read === null) return;
      if (read.kind === "unreadable") say("linkUnreadable");
      else {
        const { number, extension } = read;
        store.tell({ kind: "numberWanted", number, extension, from: "link" });
      }
      openPhone();
    },
    async callCopied() {
      // A clipboard that cannot be read holds no number either.
      const number = numberInText(await readClipboard().catch(() => ""));
      if (number === "") return say("nothingCopied");
      store.tell({ kind: "numberWanted", number, extension: "", from: "copied" });
      openPhone();
    },
  };
}
