import type { Conversation, UnreadTotals } from "../message-types.ts";
import type { SeededConversations } from "../store/conversations.ts";
import type { SeededHistory } from "../store/history.ts";
import type { Seeded } from "../store/table.ts";
import type { Item, TenantObject } from "../types.ts";
import { firstContacts } from "./contacts.ts";

/** Of so many of the newest conversations, every third has something unread. */
const newest = 200;

const unread = (item: Item | undefined, index: number) => {
  const isUnread = item !== undefined && index < newest && index % 3 === 0;
  const hasVoicemail = item?.extra.voicemailFile !== undefined;
  return {
    unreadMessages: isUnread && /^Inbound(SMS|Email|Fax)$/.test(item.type) ? 1 : 0,
    unreadMissedCalls: 0,
    unreadVoicemails: isUnread && hasVoicemail ? 1 : 0,
  };
};

/** A conversation with a contact whose last workitem this is. */
export function conversationOf(contact: TenantObject, last: Item | undefined, index = -1): Conversation {
  const at = last?.terminatedAt ?? Number(contact.createdAt);
  return {
    conversationId: contact._id,
    contactId: contact._id,
    name: contact.name ?? "",
    phoneNumber: String(contact.phone ?? ""),
    email: String(contact.email ?? ""),
    createdAt: Math.min(Number(contact.createdAt), at),
    modifiedAt: at,
    activeAt: at,
    lastWorkitemId: last?.workitemId ?? "",
    archivedAt: 0,
    optedOutAt: 0,
    drafts: {},
    ...(index < 0 ? { unreadMessages: 0, unreadMissedCalls: 0, unreadVoicemails: 0 } : unread(last, index)),
  };
}

/**
 * One for each contact beside the first 30, each with its share of the old history, of which the newest is its last
 * workitem.
 */
export function seedConversations(
  contacts: Seeded<TenantObject>,
  history: SeededHistory<Item>,
  count: number,
): SeededConversations<Conversation> & { readonly unread: UnreadTotals } {
  const lastOf = (index: number) => (index < history.size ? history.at(index) : undefined);
  const seeded: SeededConversations<Conversation> = {
    size: count,
    indexOf: (id) => {
      const index = contacts.indexOf(id) - firstContacts;
      return index >= 0 && index < count ? index : -1;
    },
    activeAt: (index) =>
      index < history.size
        ? history.terminatedAt(index)
        : Number(contacts.at(firstContacts + index).createdAt) - index,
    at(index) {
      const conversation = conversationOf(contacts.at(firstContacts + index), lastOf(index), index);
      return index < history.size ? conversation : { ...conversation, activeAt: seeded.activeAt(index) };
    },
  };
  const first = Array.from({ length: Math.min(newest, count) }, (_, index) => seeded.at(index));
  const sum = (of: (conversation: Conversation) => number) => first.reduce((all, one) => all + of(one), 0);
  return {
    ...seeded,
    unread: {
      messages: sum((one) => one.unreadMessages),
      missedCalls: sum((one) => one.unreadMissedCalls),
      voicemails: sum((one) => one.unreadVoicemails),
    },
  };
}
