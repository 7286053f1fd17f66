/** Conversations: which one a workitem belongs to, what is unread in it, its drafts. */
import type { CommandOf } from "./commands.ts";
import type { Conversation } from "./message-types.ts";
import { conversationOnWire } from "./projection.ts";
import { done, refuse, type Transaction } from "./transaction.ts";
import type { Answer, Item, TenantObject } from "./types.ts";

const blank = {
  lastWorkitemId: "",
  unreadMessages: 0,
  unreadMissedCalls: 0,
  unreadVoicemails: 0,
  archivedAt: 0,
  optedOutAt: 0,
  drafts: {},
};

/** With this contact, or with this address: the one that there is, or a new one. */
export function conversationWith(
  tx: Transaction,
  { contactId, address, name }: { contactId: string; address: string; name: string },
): Conversation {
  const contact = contactId === "" ? tx.world.contactAt(address) : tx.object("contact", contactId);
  const known =
    contact === undefined ? tx.world.conversations.at(address) : tx.world.conversations.get(contact._id);
  if (known !== undefined) return known;
  const isEmail = address.includes("@");
  const conversation: Conversation = {
    ...blank,
    conversationId: contact?._id ?? tx.objectId(),
    contactId: contact?._id ?? "",
    name: contact?.name ?? name,
    phoneNumber: textOf(contact, "phone") || (isEmail ? "" : address),
    email: textOf(contact, "email") || (isEmail ? address : ""),
    createdAt: tx.now,
    modifiedAt: tx.now,
    activeAt: tx.now,
  };
  tx.setConversation(conversation);
  return conversation;
}

const textOf = (contact: TenantObject | undefined, field: string) => {
  const value = contact?.[field];
  return typeof value === "string" ? value : "";
};

/** Something happened in it: it comes first, and out of the archive. */
export function touchConversation(
  tx: Transaction,
  { conversationId, workitemId }: Pick<Item, "conversationId" | "workitemId">,
  change: (conversation: Conversation) => Partial<Conversation> = () => ({}),
): void {
  const conversation = tx.world.conversations.get(conversationId);
  if (conversation === undefined) return;
  tx.setConversation({
    ...conversation,
    activeAt: tx.now,
    archivedAt: 0,
    lastWorkitemId: workitemId,
    ...change(conversation),
  });
}

/** A call that nobody took, or that ended in a message on the machine. */
export function countMissed(tx: Transaction, item: Item): void {
  if (item.channelType !== "voice" || item.agentId !== "" || !/^inbound/i.test(item.type)) return;
  const hasVoicemail = item.extra.voicemailFile !== undefined;
  touchConversation(tx, item, ({ unreadMissedCalls, unreadVoicemails }) =>
    hasVoicemail ? { unreadVoicemails: unreadVoicemails + 1 } : { unreadMissedCalls: unreadMissedCalls + 1 },
  );
}

export function createConversation(
  tx: Transaction,
  { phoneNumber = "", email = "", name = "" }: CommandOf<"createConversation">,
): Answer {
  const address = phoneNumber || email;
  if (address === "") return refuse("invalid", "say a phoneNumber or an email");
  return shown(tx, conversationWith(tx, { contactId: "", address, name }));
}

function change(
  tx: Transaction,
  conversationId: string,
  to: (conversation: Conversation) => Partial<Conversation>,
): Answer {
  const conversation = tx.world.conversations.get(conversationId);
  if (conversation === undefined) return refuse("notFound", "no such conversation");
  const next = { ...conversation, ...to(conversation) };
  tx.setConversation(next);
  return shown(tx, next);
}

/** Everything up to that moment; what came later stays unread. */
export function readConversation(
  tx: Transaction,
  { conversationId, upTo }: CommandOf<"readConversation">,
): Answer {
  return change(tx, conversationId, ({ unreadMessages }) => {
    const unseen =
      upTo === undefined
        ? 0
        : tx.world
            .openItemsIn(conversationId)
            .flatMap(({ messages }) => messages)
            .filter(({ type, timestamp }) => type === "CLIENT" && timestamp > upTo).length;
    return {
      unreadMessages: Math.min(unreadMessages, unseen),
      unreadMissedCalls: 0,
      unreadVoicemails: 0,
    };
  });
}

export function unreadConversation(
  tx: Transaction,
  { conversationId }: CommandOf<"unreadConversation">,
): Answer {
  return change(tx, conversationId, ({ unreadMessages }) => ({
    unreadMessages: Math.max(1, unreadMessages),
  }));
}

export function archiveConversation(
  tx: Transaction,
  { conversationId, on }: CommandOf<"archiveConversation">,
): Answer {
  return change(tx, conversationId, () => ({ archivedAt: on ? tx.now : 0 }));
}

export function saveDraft(tx: Transaction, command: CommandOf<"saveDraft">): Answer {
  const { conversationId, channel, textMsg, subject } = command;
  return change(tx, conversationId, ({ drafts }) => ({
    drafts: { ...drafts, [channel]: { textMsg, subject, modifiedAt: tx.now } },
  }));
}

export function deleteDraft(tx: Transaction, { conversationId, channel }: CommandOf<"deleteDraft">): Answer {
  return change(tx, conversationId, ({ drafts }) => {
    if (channel === undefined) return { drafts: {} };
    const { [channel]: _, ...rest } = drafts;
    return { drafts: rest };
  });
}

function shown(tx: Transaction, conversation: Conversation): Answer {
  return done(conversationOnWire(tx.world, conversation));
}
