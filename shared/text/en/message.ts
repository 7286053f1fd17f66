import type { MessageLack } from "../../reasons.ts";

/** What a message cannot be sent without. */
export const messageLackText: Readonly<Record<MessageLack, string>> = {
  to: "Say who should get this message.",
  text: "Write something first.",
  file: "Add the document to fax.",
  files: "One of the files cannot be sent this way.",
};
