import type { OutgoingRow, Template } from "../../shared/contract/message.ts";
import type { Draft } from "../../shared/drafts/draft.ts";
import type { MessageFile } from "../../shared/state/outgoing.ts";
import { now } from "./samples.ts";

export const templates: readonly Template[] = [
  { id: "t-1", name: "Call back", text: "We will call you back today." },
  { id: "t-2", name: "Thanks", text: "Thank you for calling, {{contact.firstName}}. {{contact.company}}" },
];

export const written = (body: string, values: Draft["values"] = {}): Draft => ({ texts: { body }, values });

export const onItsWay = (id: string, change: Partial<OutgoingRow> = {}): OutgoingRow => ({
  key: id,
  id,
  channel: "sms",
  conversationId: "c-0",
  to: ["+14155551000"],
  cc: [],
  bcc: [],
  subject: "",
  text: "The contract is on its way to you.",
  files: [],
  campaignId: "",
  contactId: "",
  workitemId: "",
  answers: null,
  name: "Maria Delgado",
  force: false,
  writtenAt: now,
  sentAt: now,
  state: "sending",
  before: null,
  notSent: null,
  uploaded: null,
  ...change,
});

/** A picture of four colours. */
export const picture = "data:image/gif;base64,R0lGODlhAgACAPEAAP8AAAD/AAAA////ACwAAAAAAgACAAACA0QCBQA7";

export const file = (name: string, change: Partial<MessageFile> = {}): MessageFile => ({
  fileId: name,
  name,
  type: "application/pdf",
  size: 1_200_000,
  pages: null,
  isLocked: false,
  isForwarded: false,
  ...change,
});
