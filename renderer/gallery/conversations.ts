import type { ConversationItem, ThreadItem, ThreadMessage } from "../../shared/contract/conversation.ts";
import { now } from "./samples.ts";

const hour = 3_600_000;

const conversation = (n: number, change: Partial<ConversationItem> = {}): ConversationItem => ({
  key: `c-${n}`,
  name: `Customer ${n}`,
  address: `+1415555${String(1000 + n)}`,
  contactId: `contact-${n}`,
  channel: "sms",
  direction: "inbound",
  text: "Thank you, that works for me.",
  at: now - n * 5 * hour,
  unread: 0,
  voicemails: 0,
  missed: 0,
  isMine: false,
  ...change,
});

/** More than is ever drawn at once, the unusual ones on top. */
export const conversations: readonly ConversationItem[] = [
  conversation(0, {
    name: "Maria Delgado",
    text: "Can you send the contract again?",
    unread: 2,
    at: now - 60_000,
  }),
  conversation(1, {
    name: "Ines Novak",
    channel: "email",
    text: "Invoice 4711",
    direction: "outbound",
    isMine: true,
  }),
  conversation(2, { name: "", channel: "voice", text: "", missed: 1, unread: 1 }),
  conversation(3, {
    name: "Hartmann & Söhne",
    channel: "fax",
    text: "",
    draft: { text: "The signed pages follow tomorrow.", at: now - 15 * hour },
  }),
  conversation(4, {
    name: `${"محمد".repeat(25)}${"W".repeat(99)}…`,
    text: `${"W".repeat(120)} سلام`,
    unread: 150,
  }),
  ...Array.from({ length: 300 }, (_, n) => conversation(n + 5)),
];

const message = (n: number, change: Partial<ThreadMessage> = {}): ThreadMessage => ({
  kind: "message",
  key: `w-1 m-${n}`,
  workitemId: "w-1",
  messageId: `m-${n}`,
  channel: "sms",
  direction: n % 2 === 0 ? "inbound" : "outbound",
  at: now - n * 2 * hour,
  subject: "",
  text: n % 2 === 0 ? "Could you look at it once more?" : "Of course. I will call you tomorrow at ten.",
  status: n % 2 === 0 ? null : "delivered",
  reason: "",
  attachments: [],
  isFormatted: false,
  ...change,
});

/** The newest first. */
export const thread: readonly ThreadItem[] = [
  message(0),
  message(1, { writer: "you", status: "failed", reason: "number unreachable" }),
  message(2, {
    channel: "email",
    subject: "Invoice 4711",
    text: "Dear team,\n\nattached is the invoice.\n\nInes",
    isFormatted: true,
    attachments: [{ fileId: "f-1", name: "invoice.pdf", contentType: "application/pdf", size: 40_960 }],
  }),
  message(3, { status: "unclear" }),
  message(4, {
    text: "See https://shop.example/orders/4711, write to ines@customer.example or call +1 415 555 2671.\nNot https://bank.example@evil.example/login",
  }),
  {
    kind: "call",
    key: "w-2",
    workitemId: "w-2",
    channel: "voice",
    direction: "inbound",
    at: now - 9 * hour,
    end: "farEndHungUp",
    lastedMs: 125_000,
    isMissed: false,
    hasVoicemail: false,
  },
  message(5, { text: `${"W".repeat(120)} سلام عليكم` }),
  ...Array.from({ length: 60 }, (_, n) => message(n + 6)),
];
