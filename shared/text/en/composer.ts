import { isolated, sentence } from "../../clean-text.ts";
import type { AddressTrouble } from "../../messages/addresses.ts";
import type { FileDoubt, FileTrouble } from "../../messages/files.ts";
import type { Segments } from "../../messages/segments.ts";
import type { SmsTrouble } from "../../messages/sms-recipients.ts";
import type { MessageChannel } from "../../state/message-key.ts";
import type { Consent } from "../../wire/messages.ts";
import { characterName } from "../characters.ts";
import { partsOf, percentText } from "../format.ts";
import { plural } from "./plural.ts";

/** Sentences about writing and sending messages. */
export const composerText = {
  title: "Write a message",
  body: (who: string) => (who === "" ? "Message" : sentence`Message to ${who}`),
  placeholder: "Write a message",
  cover: "Text on the cover page",
  channel: "Send as",
  campaign: "Campaign",
  to: "To",
  toHint: "Phone number",
  removeRecipient: (number: string) => sentence`Remove ${number}`,
  tenants: "Default",
  send: "Send",
  sendBusy: "Sending…",
  chatOver: "The chat is over. This was not sent:",
  noWay: "There is no number or address to write to.",
  notKept:
    "This computer’s keychain cannot be used, so what you write is not kept here. Send it before you close Hookswitch.",
  offline: "Not connected. Messages wait here and are sent when the connection is back.",
  templates: "Templates",
  templatesNone: "No templates for this channel.",
  templatesFailed: "Templates could not be read.",
  emoji: "Emoji",
  toFill: (fields: readonly string[]) => `Still to fill in: ${partsOf(fields.map(isolated))}`,
  unfilledTitle: (fields: readonly string[]) => `Still to fill in: ${fields.map(isolated).join(", ")}`,
  unfilledBody: "Nothing is known for these fields of the template. They would be sent as they stand.",
  unfilledNo: "Fill in",
  forcing: (chars: readonly string[]) => `Outside GSM-7: ${partsOf(chars.map(characterName))}`,
  replace: (now: number, then: number) =>
    then < now ? `Replace: ${segmentCount(then)} instead of ${now}` : "Replace with plain characters",
  replaceLetters: (now: number, then: number) =>
    then < now
      ? `Replace letters too: ${segmentCount(then)} instead of ${now}`
      : "Replace letters with plain ones",
  doubtTitle: (number: string) => `Is ${isolated(number)} right?`,
  doubtBody: "No number of this kind is known in its country. The message may reach somebody else.",
  doubtYes: "Send anyway",
  doubtNo: "Look at it again",
  // Files
  attach: "Attach files",
  files: "Files of this message",
  filesThatFit: "Files that can be sent",
  removeFile: (name: string) => sentence`Remove ${name}`,
  fileUnreadable: "A file could not be read. Folders cannot be sent.",
  pasteTooBig: "This picture is too big to be pasted. Save it as a file and attach that.",
  pages: (count: number) => plural(count, { one: "about # page", other: "about # pages" }),
  faxTakes: "A fax takes PDF, TIFF, PNG and JPEG files.",
  dropHere: "Drop files to attach them",
  // Email
  cc: "Cc",
  bcc: "Bcc",
  copies: "Cc and Bcc",
  subject: "Subject",
  removePerson: (who: string) => sentence`Remove ${who}`,
  posesAs: (address: string) => sentence`This goes to ${address}.`,
  formatting: "Formatting",
  bold: "Bold",
  italic: "Italic",
  list: "List",
  quote: "Quote",
  link: "Link",
  linkTo: "Address of the link",
  setLink: "Set link",
  badLink: "This is no address that can be opened.",
  original: "Original email",
  removeOriginal: "Leave out the original",
  leaveSignature: "Leave out the signature",
  filesComing: "Looking at the files of the original…",
  filesMissing: (names: readonly string[]) =>
    `${plural(names.length, { one: "A file", other: "# files" })} of the original could not be had: ${partsOf(names.map(isolated))}`,
  // On its way
  onItsWay: "Messages on their way",
  queued: "Waiting",
  queuedOffline: "Waiting for the connection",
  sending: "Sending…",
  uploading: (percent: number) => `Sending… ${percentText(percent)}`,
  sent: "Sent",
  unclear: "Not known whether it was sent",
  unclearHelp:
    "The server did not confirm this message. Hookswitch looks for it in the conversation. It is not sent twice.",
  notSent: "Not sent",
  takeBack: "Take back",
  again: "Send again",
  anyway: "Send anyway",
  edit: "Edit",
  discard: "Discard",
  toldNotSent: (why: string) => `Message not sent. ${why}`,
  toldUnclear: "It is not known whether your message was sent.",
  toldSent: "Message sent.",
  toldQueued: "Message waits to be sent.",
} as const;

/** Why nothing can be sent to an address. */
export const addressTroubleText: Readonly<Record<AddressTrouble, string>> = {
  noAt: "An email address has an @ sign.",
  noDomain: "This address has no complete name behind the @ sign.",
  notAnAddress: "This is no email address.",
  tooLong: "This address is too long.",
};

/** What stands above an original that is answered or passed on: goes to the customer. */
export const originalText = {
  wrote: (who: string, when: string) => `On ${when}, ${who} wrote:`,
  forwarded: (lines: {
    readonly from: string;
    readonly to: string;
    readonly when: string;
    readonly subject: string;
  }) =>
    `Forwarded message\nFrom: ${lines.from}\nTo: ${lines.to}\nDate: ${lines.when}\nSubject: ${lines.subject}`,
} as const;

/** What a message of each channel is called where one is chosen. */
export const sendAsText: Readonly<Record<MessageChannel, string>> = {
  sms: "SMS",
  email: "Email",
  fax: "Fax",
  chat: "Chat",
};

const encodingText = { gsm7: "GSM-7", ucs2: "UCS-2" } as const;
const segmentCount = (parts: number) => plural(parts, { one: "# segment", other: "# segments" });

/** How a text message will be counted, as it is typed. */
export function segmentsText({ parts, left, encoding }: Segments): string {
  return `${segmentCount(parts)} · ${left} left · ${encodingText[encoding]}`;
}

/** Why a rule stands against a message. */
export const consentText: Readonly<Record<Consent, string>> = {
  outsideHours: "It is outside the hours in which this number may be written to.",
  consentNeeded: "There is no consent on record for writing to this number.",
  doNotCall: "This number does not want any messages.",
};

/** The same where no failure of the server says it. */
export const notSentText = {
  rule: "A compliance rule stands against this message.",
  file: (name: string) => sentence`The file ${name} is gone or has changed.`,
  missing: "The conversation does not have it, so it was not sent.",
} as const;

/** Why nothing can be sent to a number, beside it. */
export const recipientText: Readonly<Record<SmsTrouble, string>> = {
  nothing: "No number",
  notANumber: "Not a phone number",
  tooShort: "Too short",
  tooLong: "Too long",
  severalNumbers: "Several numbers",
  unknownCode: "Not a phone number",
  elsewhere: "Another company’s extension",
  senderName: "A sender’s name, not a number",
  extension: "Messages reach no extension",
  code: "A service code",
  own: "Your own number",
  stopped: "Does not want messages",
  tooMany: "One too many",
};

/** What is wrong with a file on its channel. */
export const fileTroubleText: Readonly<Record<FileTrouble | "locked", string>> = {
  empty: "This file is empty.",
  tooBig: "This file is too big.",
  tooMany: "These are too many files.",
  tooBigTogether: "Together the files are too big.",
  typeNotTaken: "This kind of file cannot be sent this way.",
  locked: "This PDF asks for a password. It cannot be faxed.",
};

/** What is strange about a file that can be sent. */
export const fileDoubtText: Readonly<Record<FileDoubt, string>> = {
  program: "This is a program. Send it only if you know what it does.",
  contentDiffers: "Its content is not what its name says.",
};
