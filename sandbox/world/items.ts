/** Workitems as they begin. */
import { conversationWith, touchConversation } from "./conversations.ts";
import type { Transaction } from "./transaction.ts";
import type { Item } from "./types.ts";

/** A new workitem with nothing decided yet. */
export function newItem(
  tx: Transaction,
  given: Pick<Item, "channelType" | "type" | "from" | "to"> & Partial<Item>,
): Item {
  const _id = tx.objectId();
  const isOut = /^outbound/i.test(given.type);
  // Calls from agent to agent are in nobody's conversation.
  const conversationId =
    given.conversationId ??
    (/extension/i.test(given.type)
      ? _id
      : conversationWith(tx, {
          contactId: given.contactId ?? "",
          address: isOut ? given.to : given.from,
          name: given.name ?? "",
        }).conversationId);
  const item = tx.addItem({
    _id,
    workitemId: _id,
    state: "inqueue",
    priority: 3,
    name: "",
    contactId: "",
    campaignId: "",
    queueId: "",
    agentId: "",
    createdAt: tx.now,
    modifiedAt: tx.now,
    assignedAt: 0,
    terminatedAt: 0,
    terminationReason: "",
    digits: "",
    inMute: false,
    inRecording: false,
    recordingPaused: false,
    inConference: false,
    data: {},
    messages: [],
    extra: {},
    directTo: "",
    transferred: false,
    ringAll: false,
    declinedBy: [],
    retryAt: 0,
    legDeadline: 0,
    farEnd: null,
    linked: "",
    ...given,
    conversationId,
  });
  touchConversation(tx, item);
  return item;
}

export function isPriority(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 5;
}
