import { sentence } from "../../clean-text.ts";
import type {
  ConversationFilter,
  ConversationTabFilter,
  MessageStatus,
  Writer,
} from "../../contract/conversation.ts";
import { plural } from "./plural.ts";

/** Sentences about conversations and their windows. */
export const conversationText = {
  title: "Messages",
  one: "Conversation",
  list: "Conversations",
  thread: "Messages of the conversation",
  search: "Search conversations",
  filter: "Show",
  loading: "Loading conversations…",
  empty: "No conversations yet.",
  nothing: "Nothing fits.",
  loadingThread: "Loading messages…",
  emptyThread: "No messages yet.",
  none: "Choose a conversation to read it.",
  back: "All conversations",
  tearOff: "Open in a window of its own",
  you: "You:",
  nothingUnread: "Nothing is unread.",
  markUnread: "Mark as unread",
  draft: "Draft:",
  newMessage: "New message",
  missed: "Missed call",
  unread: (count: number) => `${count} unread`,
  offline: "Not connected. What you see may be old.",
  notLoaded: "On its way…",
  formatted: "Formatted message",
  signedOut: "Sign in with the phone to see your messages.",
  showTranscript: "Recording and transcript",
  hideTranscript: "Hide recording and transcript",
  newBelow: "New messages below",
  goesTo: (place: string) => `Opens ${place}`,
  disguised: (place: string) => sentence`(goes to ${place})`,
  write: (address: string) => `Write to ${address}`,
  call: (number: string) => `Call ${number}`,
  arrived: (count: number, words: string) =>
    count > 1 || words === ""
      ? plural(count, { one: "New message", other: "# new messages" })
      : sentence`New message: ${words}`,
  failed: (reason: string) => (reason === "" ? "Not sent" : sentence`Not sent: ${reason}`),
} as const;

/** What the keys do in the list of conversations and in one of them. */
export const conversationKeys = () =>
  [
    { words: "Move through the conversations", keys: "↑ ↓" },
    { words: "Read a conversation", keys: "Enter" },
    { words: "Scroll through the messages", keys: "↑ ↓" },
    { words: "A page of messages back or on", keys: "Page Up, Page Down" },
    { words: "The oldest message read so far", keys: "Home" },
    { words: "The newest message", keys: "End" },
  ] as const;

export const filterText: Readonly<Record<ConversationFilter, string>> = {
  all: "All",
  unread: "Unread",
  mine: "Mine",
  sms: "SMS",
  email: "Email",
  fax: "Fax",
  voicemail: "Voicemail",
  missed: "Missed calls",
};

/** Above the server's own tabs, and what they are called. */
export const tabsText = { heading: "As the contact centre sorts them" };
export const tabText: Readonly<Record<ConversationTabFilter, string>> = {
  calls: "Calls",
  incoming: "Incoming calls",
  outgoing: "Outgoing calls",
  texts: "Texts and chats",
  archived: "Archived",
};

/** How a channel is called where it stands alone. */
export const channelTitles: Readonly<Record<string, string>> = {
  voice: "Call",
  sms: "SMS",
  email: "Email",
  fax: "Fax",
  chat: "Chat",
};

export const messageStatusText: Readonly<Record<MessageStatus, string>> = {
  queued: "Waiting",
  sending: "Sending…",
  sent: "Sent",
  delivered: "Delivered",
  failed: "Not sent",
  unclear: "Not known whether it was sent",
  received: "",
};

/** What stands in a row in front of what was to be sent. */
export const unsentText = {
  waits: "Waiting:",
  unclear: "Not known whether sent:",
  notSent: "Not sent:",
} as const;

export const writerText: Readonly<Record<Writer, string>> = {
  you: "You",
  colleague: "Colleague",
  bot: "Automatic reply",
};

/** What a call was. */
export const callKindText = {
  missed: "Missed call",
  inbound: "Incoming call",
  outbound: "Outgoing call",
  voicemail: "Voicemail",
} as const;

export const filesText = (count: number) => plural(count, { one: "# file", other: "# files" });
