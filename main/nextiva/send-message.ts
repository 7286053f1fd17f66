import type { ThreadItem } from "../../shared/contract/conversation.ts";
import type { Outgoing } from "../../shared/state/outgoing.ts";
import type { Millis } from "../../shared/time.ts";
import {
  consentOf,
  type SendAnswer,
  type SendMessageResponse,
  type TFile,
} from "../../shared/wire/messages.ts";
import type { ConversationService } from "./conversation-service.ts";
import { conversationItem, threadItems } from "./conversations.ts";
import type { UserService } from "./user-service.ts";
import type { Reading } from "./vocabulary.ts";

/** What the server said: taken, or a rule that stands against it. */
export type Taken =
  | { readonly taken: true }
  | {
      readonly taken: false;
      readonly notSent: { readonly why: "consent"; readonly consent: ReturnType<typeof consentOf> };
    };

/** Gives a message to the service of its channel, once. Rejects with ServiceError. */
export async function sendMessage(
  users: Pick<UserService, "sms" | "email" | "fax" | "sendChatMessage">,
  message: Outgoing,
  files: readonly TFile[],
  userId: string,
): Promise<Taken> {
  const { channel, to, cc, bcc, subject, text, campaignId, contactId, workitemId, force } = message;
  const [first = "", ...others] = to;
  const [file, ...more] = files;
  const common = {
    name: message.name || first,
    to: first,
    force,
    ...(campaignId === "" ? {} : { campaignId }),
    ...(contactId === "" ? {} : { contactId }),
    ...(workitemId === "" ? {} : { workitemId }),
    ...(file === undefined ? {} : { file }),
    ...(more.length === 0 ? {} : { files: more }),
  };
  switch (channel) {
    case "sms":
      return takenBy(
        await users.sms({ ...common, message: text, ...(others.length === 0 ? {} : { toNumbers: [...to] }) }),
      );
    case "email":
      return takenBy(
        await users.email({
          ...common,
          to: to.join(", "),
          message: plainOf(text),
          html: text,
          subject,
          cc: [...cc],
          bcc: [...bcc],
        }),
      );
    case "fax":
      return takenBy(await users.fax({ ...common, message: text }));
    case "chat":
      await users.sendChatMessage(workitemId, text, userId);
      return { taken: true };
  }
}

function takenBy(answer: SendMessageResponse | SendAnswer): Taken {
  if (answer?.canDial !== false) return { taken: true };
  return { taken: false, notSent: { why: "consent", consent: consentOf(answer.consentType) } };
}

const breaks = /<(?:br|\/p|\/div|\/li|\/h\d|\/tr|\/blockquote)\b[^>]*>/gi;
const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  nbsp: " ",
  "#39": "'",
};

/** An email's own HTML (made by our editor) as the plain text that goes beside it. */
export function plainOf(html: string): string {
  return html
    .replace(breaks, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(#39|\w+);/g, (all, name: string) => entities[name] ?? all)
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** The two clocks may differ by what is between them, and a carrier writes down when it had it. */
const about = 120_000;
const letters = (text: string) => text.replace(/\s+/g, " ").trim();

/** Whether a conversation has a message with these words, written by us since that time. */
export function isAmong(items: readonly ThreadItem[], { text, channel, sentAt }: Outgoing): boolean {
  const since: Millis = (sentAt ?? 0) - about;
  const own = letters(channel === "email" ? plainOf(text) : text);
  return items.some(
    (item) =>
      item.kind === "message" &&
      item.direction === "outbound" &&
      item.channel === channel &&
      item.at >= since &&
      letters(item.text) === own,
  );
}

/** Whether its conversation has it: read anew, of a new one by whom it was written to. Rejects with ServiceError. */
export async function findMessage(
  conversations: Pick<ConversationService, "fetchConversations" | "fetchConversationById">,
  message: Outgoing,
  reading: Reading,
): Promise<boolean> {
  let { conversationId } = message;
  if (conversationId === "") {
    const page = await conversations.fetchConversations({ rows: newest, start: 0 });
    const rows = (page.objects ?? []).map((row) => conversationItem(row, reading));
    conversationId = rows.find((row) => row !== null && message.to.includes(row.address))?.key ?? "";
  }
  // Nobody was ever written to there.
  if (conversationId === "") return false;
  const page = await conversations.fetchConversationById(conversationId, { rows: newest, start: 0 });
  return isAmong(
    (page.objects ?? []).flatMap((workitem) => threadItems(workitem, reading)),
    message,
  );
}

/** What was just sent is among these. */
const newest = 50;
