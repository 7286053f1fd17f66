import type { ConversationItem } from "../../shared/contract/conversation.ts";
import type { Handlers } from "../../shared/contract/index.ts";
import { changeOf } from "../../shared/drafts/text.ts";
import { messageChannels, messageKey } from "../../shared/state/message-key.ts";
import type { Drafts } from "../drafts/drafts.ts";
import type { Store } from "../state/store.ts";
import type { OpenConversation } from "./conversation-opener.ts";

/**
 * An answer that was typed into a notification goes the way of every other: into the draft, and sent from there. Where
 * something was begun in that conversation already, or it cannot be sent as it stands, the agent is shown it instead.
 */
export function createQuickReply(parts: {
  readonly store: Pick<Store, "get">;
  readonly drafts: Pick<Drafts, "read" | "edit">;
  readonly send: Handlers<"message">["send"];
  readonly open: OpenConversation;
}) {
  const { store, drafts, send, open } = parts;
  return async (
    to: Pick<ConversationItem, "key" | "channel" | "address" | "contactId" | "name">,
    text: string,
  ) => {
    const channel = messageChannels.find((each) => each === to.channel);
    if (channel === undefined || text.trim() === "") return open(to.key);
    const key = messageKey(channel, to.key);
    const { revision, draft } = drafts.read(key);
    const begun = draft.texts.body ?? "";
    const change = changeOf(begun, begun.trim() === "" ? text : `${text}\n${begun}`);
    const work = store
      .get()
      .work.list.find(
        (each) => each.phase === "open" && each.conversationId === to.key && each.channel === channel,
      );
    drafts.edit(key, "", revision, {
      texts: change === null ? {} : { body: change },
      values: {
        to: [to.address],
        name: to.name,
        contactId: to.contactId,
        ...(work !== undefined && { workitemId: work.workitemId }),
      },
    });
    const sent = begun.trim() === "" ? await send({ key, sure: false }) : null;
    if (sent === null || !sent.ok) open(to.key);
  };
}
