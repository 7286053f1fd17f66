import { cleanName } from "../../shared/clean-text.ts";
import type { ConversationItem } from "../../shared/contract/conversation.ts";
import type { Draft } from "../../shared/drafts/draft.ts";
import { wordsOf } from "../../shared/messages/sent.ts";
import { draftOf, isNewConversation } from "../../shared/state/message-key.ts";
import type { Millis } from "../../shared/time.ts";
import type { Drafts } from "../drafts/drafts.ts";

type DraftText = NonNullable<ConversationItem["draft"]>;

/** Drafts of messages, as the list of conversations shows them. */
export interface DraftRows {
  /** The newest that is written in a conversation; null where nothing is. */
  of(rowKey: string): DraftText | null;
  /** The row of a message to somebody new; null for every other key. */
  newRow(rowKey: string): ConversationItem | null;
  watch(changed: (rowKey: string) => void): void;
}

const longest = 200;

/** The row a draft stands in: its conversation's, or its own. */
function rowOf(key: string): string | null {
  return draftOf(key) === null ? null : key.slice(key.indexOf(":") + 1);
}

/** The row of a conversation that the server does not have yet: nothing came in it, and it is the agent's. */
export function newRow(
  of: Pick<ConversationItem, "key" | "name" | "address" | "contactId" | "channel" | "text" | "at">,
): ConversationItem {
  return { ...of, direction: "outbound", unread: 0, voicemails: 0, missed: 0, isMine: true };
}

/** What of a draft is worth a row: words, or a file. Null for one that holds no more than where it would go. */
function shownOf(key: string, { texts, values }: Draft): string | null {
  const plain = wordsOf({ channel: draftOf(key)?.channel ?? "", text: texts.body ?? "" });
  const words = cleanName(plain, longest) || cleanName(texts.subject ?? "", longest);
  const hasFiles = Array.isArray(values.files) && values.files.length > 0;
  return words === "" && !hasFiles ? null : words;
}

/** @param now stamps what is written; what an earlier run left is as new as this run */
export function createDraftRows(
  drafts: Pick<Drafts, "keys" | "read" | "watch">,
  now: () => Millis,
): DraftRows {
  const writtenAt = new Map<string, Millis>();

  /** The newest first. */
  const keysIn = (rowKey: string) =>
    drafts
      .keys()
      .filter((key) => rowOf(key) === rowKey)
      .sort((a, b) => (writtenAt.get(b) ?? 0) - (writtenAt.get(a) ?? 0));

  function of(rowKey: string): DraftText | null {
    for (const key of keysIn(rowKey)) {
      const text = shownOf(key, drafts.read(key).draft);
      if (text !== null) return { text, at: writtenAt.get(key) ?? 0 };
    }
    return null;
  }

  return {
    of,
    newRow(rowKey) {
      const [key] = isNewConversation(rowKey) ? keysIn(rowKey) : [];
      const channel = key === undefined ? undefined : draftOf(key)?.channel;
      if (key === undefined || channel === undefined) return null;
      const { to } = drafts.read(key).draft.values;
      const address = Array.isArray(to) ? to.filter((each) => typeof each === "string").join(", ") : "";
      if (address === "" && of(rowKey) === null) return null;
      const at = writtenAt.get(key) ?? 0;
      return newRow({ key: rowKey, name: "", address, contactId: "", channel, text: "", at });
    },
    watch(changed) {
      drafts.watch((key) => {
        const rowKey = rowOf(key);
        if (rowKey === null) return;
        writtenAt.set(key, now());
        changed(rowKey);
      });
    },
  };
}
