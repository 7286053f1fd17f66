import * as v from "valibot";
import type { FileType } from "../messages/file-type.ts";
import { command, commandFor } from "./command.ts";
import type { Attachment } from "./conversation.ts";
import { windowKeySchema } from "./window.ts";

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const windows = ["messages", "conversation"] as const;

/** Which message, and in which conversation: a torn-off window may name its own alone. */
const one = { conversationId: windowKeySchema, workitemId: id, messageId: id };
const key = "conversationId";

/** A file of a mail. */
export interface MailFile extends Attachment {
  /** The Content-ID that the HTML shows it by; "" for none. */
  readonly contentId: string;
}

/** A mail as it came. All of it is a stranger's words. */
export interface Mail {
  /** As in the message's head: `"Novak, Ines" <ines@customer.test>`. */
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly replyTo: readonly string[];
  /** Ours on this workitem: where it came to, or went out from; "" where that is not known. */
  readonly ours: string;
  /** Its Message-ID; "" where the server does not say it. */
  readonly internetMessageId: string;
  readonly subject: string;
  readonly text: string;
  /** "" where it has no formatted form. */
  readonly html: string;
  readonly files: readonly MailFile[];
  /** The message as it came can be read. */
  readonly hasOriginal: boolean;
}

/** What a file is by its content. */
export interface FileLook {
  readonly type: FileType | null;
  /** As a `data:` address, where it was asked for and can be drawn; else null. */
  readonly picture: string | null;
}

/** A mail's page is longer than the mail by its own pictures. */
const longestPage = 40_000_000;

/** Reading one mail. */
export const mail = {
  read: commandFor<Mail>()(v.object(one), windows, key),
  /**
   * Serves a page that `mailPage` made, under an address of its own that is good for a frame and forgotten with the next
   * ones. `remote`: whether its pictures from elsewhere may be loaded.
   */
  show: commandFor<{ readonly url: string }>()(
    v.object({
      html: v.pipe(v.string(), v.maxLength(longestPage)),
      remote: v.picklist(["held", "shown"]),
    }),
    windows,
  ),
  /** The message as it came, as far as anybody reads it, by the bytes of Latin-1. */
  original: commandFor<string>()(v.object(one), windows, key),
  look: commandFor<FileLook>()(v.object({ ...one, fileId: id, picture: v.boolean() }), windows, key),
  /**
   * Serves a PDF beside the page that shows it, under an address of its own that is good for a frame and forgotten with
   * the next ones. Without an address it is too big to be looked at here.
   */
  pdf: commandFor<{ readonly url: string | null }>()(v.object({ ...one, fileId: id }), windows, key),
  /** Asks where to, and writes the file there. False when the agent thought better. */
  save: commandFor<boolean>()(v.object({ ...one, fileId: id }), windows, key),
  /** Prints a page that `show` serves, by the system's own question. */
  print: command(v.object({ page: v.pipe(v.string(), v.uuid()) }), windows),
};
