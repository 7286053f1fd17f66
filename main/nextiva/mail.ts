import { cleanName, cleanText } from "../../shared/clean-text.ts";
import type { Mail } from "../../shared/contract/mail.ts";
import type { ChatMessage, Workitem } from "../../shared/wire/workitem.ts";
import { attachmentOf } from "./conversations.ts";
import { isOutbound } from "./vocabulary.ts";

/** Addresses of one head, and files, that anybody looks at. */
const mostAddresses = 500;
const longestAddress = 500;
const mostFiles = 200;
/** More is not shown: `renderer/mail` cuts there too. */
const longestHtml = 5_000_000;
const longestText = 1_000_000;

const addresses = (list: readonly string[] | undefined) =>
  (list ?? []).slice(0, mostAddresses).map((each) => cleanName(each, longestAddress));

/** A message as sent → a mail in our words. Its HTML is not cleaned here: it is a page, and shown behind walls. */
export function mailOf(message: ChatMessage, workitem: Pick<Workitem, "type" | "from" | "to">): Mail {
  const { from, to, cc, replyTo, subject, textMsg, html, attachments, rawFileId } = message;
  return {
    from: cleanName(from ?? "", longestAddress),
    to: addresses(to),
    cc: addresses(cc),
    replyTo: addresses(replyTo),
    ours: cleanName((isOutbound(workitem.type) ? workitem.from : workitem.to) ?? "", longestAddress),
    internetMessageId: cleanName(message.internetMessageId ?? "", longestAddress),
    subject: cleanName(subject ?? ""),
    text: cleanText((textMsg ?? "").slice(0, longestText)),
    html: (html ?? "").slice(0, longestHtml).toWellFormed(),
    files: (attachments ?? [])
      .slice(0, mostFiles)
      .map((file) => ({ ...attachmentOf(file), name: rawName(file.name), contentId: file.contentId ?? "" })),
    hasOriginal: Boolean(rawFileId),
  };
}

/** As it came: the window's `safeName` says what about it is not as it looks. */
const rawName = (name: string | undefined) => (name ?? "").slice(0, 1_000).toWellFormed();
