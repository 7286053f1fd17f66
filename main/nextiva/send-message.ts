import { alikeAmong } from "../../shared/messages/sent.ts";
import { isNewConversation } from "../../shared/state/message-key.ts";
import type { Outgoing, SendAnswer } from "../../shared/state/outgoing.ts";
import {
  consentOf,
  type SendMessageResponse,
  type TFile,
  type SendAnswer as WireAnswer,
} from "../../shared/wire/messages.ts";
import type { ConversationService } from "./conversation-service.ts";
import { conversationItem, threadItems } from "./conversations.ts";
import { emailRequest } from "./email.ts";
import type { Upload } from "./upload.ts";
import type { UserService } from "./user-service.ts";
import type { Reading } from "./vocabulary.ts";
import type { WorkitemService } from "./workitem-service.ts";

export interface SendServices {
  readonly users: Pick<UserService, "sms" | "email" | "fax" | "sendChatMessage">;
  readonly workitems: Pick<WorkitemService, "sendEmailResponse">;
}

/** Gives a message to the service of its channel, once. Rejects with ServiceError. */
export async function sendMessage(
  { users, workitems }: SendServices,
  message: Outgoing,
  files: readonly TFile[],
  userId: string,
  upload: Upload,
): Promise<SendAnswer> {
  const { channel, to, text, campaignId, contactId, workitemId, force } = message;
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
    case "sms": {
      const group = others.length === 0 ? {} : { toNumbers: [...to] };
      return takenBy(await users.sms({ ...common, message: text, ...group }, upload));
    }
    case "email": {
      const request = emailRequest(message, files);
      if (request.as === "email") return takenBy(await users.email(request.payload, upload));
      await workitems.sendEmailResponse(request.workitemId, request.payload);
      return { taken: true };
    }
    case "fax":
      return takenBy(await users.fax({ ...common, message: text }, upload));
    case "chat":
      await users.sendChatMessage(workitemId, text, userId);
      return { taken: true };
  }
}

function takenBy(answer: SendMessageResponse | WireAnswer): SendAnswer {
  if (answer?.canDial !== false) return { taken: true };
  return { taken: false, notSent: { why: "consent", consent: consentOf(answer.consentType) } };
}

/**
 * Reads its conversation anew (of a new one by whom it was written to) for those that may be this message
 * (`alikeAmong`): their keys, the oldest first. Rejects with ServiceError.
 */
export async function findAlike(
  conversations: Pick<ConversationService, "fetchConversations" | "fetchConversationById">,
  message: Outgoing,
  reading: Reading,
): Promise<readonly string[]> {
  let { conversationId } = message;
  if (isNewConversation(conversationId)) {
    const page = await conversations.fetchConversations({ rows: newest, start: 0 });
    const rows = (page.objects ?? []).map((row) => conversationItem(row, reading));
    conversationId = rows.find((row) => row !== null && message.to.includes(row.address))?.key ?? "";
  }
  // Nobody was ever written to there.
  if (conversationId === "") return [];
  const page = await conversations.fetchConversationById(conversationId, { rows: newest, start: 0 });
  const items = (page.objects ?? []).flatMap((workitem) => threadItems(workitem, reading));
  return alikeAmong(items, message).map(({ key }) => key);
}

/** What was just sent is among these. */
const newest = 50;
