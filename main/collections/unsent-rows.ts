import { isDeepStrictEqual } from "node:util";
import { cleanName } from "../../shared/clean-text.ts";
import type { ConversationItem } from "../../shared/contract/conversation.ts";
import { wordsOf } from "../../shared/messages/sent.ts";
import { isNewConversation } from "../../shared/state/message-key.ts";
import type { Outgoing } from "../../shared/state/outgoing.ts";
import type { Outbox } from "../drafts/outbox.ts";
import type { Store } from "../state/store.ts";
import { newRow } from "./draft-rows.ts";

type Unsent = NonNullable<ConversationItem["unsent"]>;

/** Messages on their way, as the list of conversations shows them. */
export interface UnsentRows {
  /** The newest of a conversation; null where all is sent. */
  of(rowKey: string): Unsent | null;
  /** The row of a message to whom no conversation is with yet; null for every other key. */
  newRow(rowKey: string): ConversationItem | null;
  watch(changed: (rowKey: string) => void): void;
}

const longest = 200;

function unsentOf(message: Outgoing): Unsent {
  const { subject, files, state, writtenAt } = message;
  const words = cleanName(wordsOf(message), longest) || cleanName(subject || (files[0]?.name ?? ""), longest);
  return { text: words, at: writtenAt, state: state === "notSent" || state === "unclear" ? state : "waits" };
}

export function createUnsentRows(outbox: Pick<Outbox, "list">, store: Pick<Store, "watch">): UnsentRows {
  const newestIn = (rowKey: string) =>
    outbox.list().findLast((each) => each.conversationId === rowKey && each.state !== "sent");
  /** One that is sent stands in its conversation as soon as that is there; until then in its own row. */
  const anyIn = (rowKey: string) => outbox.list().findLast((each) => each.conversationId === rowKey);

  return {
    of(rowKey) {
      const message = newestIn(rowKey);
      return message === undefined ? null : unsentOf(message);
    },
    newRow(rowKey) {
      const message = isNewConversation(rowKey) ? anyIn(rowKey) : undefined;
      if (message === undefined) return null;
      const { channel, name, to, contactId, writtenAt } = message;
      const { text } = unsentOf(message);
      return newRow({ key: rowKey, name, address: to.join(", "), contactId, channel, text, at: writtenAt });
    },
    watch(changed) {
      let before = new Map<string, Unsent | null>();
      store.watch((_now, _was, event) => {
        if (event.kind !== "outboxChanged") return;
        const now = new Map(
          outbox.list().map((each) => [each.conversationId, each.state === "sent" ? null : unsentOf(each)]),
        );
        const keys = new Set([...before.keys(), ...now.keys()]);
        // Every piece of a file that goes is told as well, and changes no row.
        const moved = [...keys].filter((key) => !isDeepStrictEqual(before.get(key), now.get(key)));
        before = now;
        for (const key of moved) changed(key);
      });
    },
  };
}
