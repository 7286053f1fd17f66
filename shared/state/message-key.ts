export const messageChannels = ["sms", "email", "fax", "chat"] as const;
export type MessageChannel = (typeof messageChannels)[number];

/** The draft of a message in a conversation; `new.` and an id of the window's in place of one that is not there yet. */
export const messageKey = (channel: MessageChannel, conversationId: string) => `${channel}:${conversationId}`;

/** The conversation of a message to somebody new, which the server has not yet. */
export const newConversation = (id: string) => `new.${id}`;
export const isNewConversation = (conversationId: string) => conversationId.startsWith("new.");

/** Which message a draft is of; null for other drafts. */
export function draftOf(
  key: string,
): { readonly channel: MessageChannel; readonly conversationId: string } | null {
  const at = key.indexOf(":");
  const channel = messageChannels.find((each) => each === key.slice(0, at));
  if (channel === undefined) return null;
  return { channel, conversationId: key.slice(at + 1) };
}
