import { fail, ok, type Result } from "../../shared/result.ts";
import { type ChatMessage, type Workitem, workitemIdOf } from "../../shared/wire/workitem.ts";
import type { ConversationService } from "../nextiva/conversation-service.ts";
import { messageIn } from "../nextiva/conversations.ts";
import { outcomeOf } from "../work/context.ts";

/** Which message of the server's. */
export interface MailRef {
  readonly conversationId: string;
  readonly workitemId: string;
  readonly messageId: string;
}

export interface FoundMail {
  readonly message: ChatMessage;
  readonly workitem: Workitem;
}

/** A message as the server has it now; `notFound` where it has none. */
export async function findMail(
  conversations: Pick<ConversationService, "fetchConversationById">,
  { conversationId, workitemId, messageId }: MailRef,
): Promise<Result<FoundMail>> {
  const read = await outcomeOf(conversations.fetchConversationById(conversationId, { workitemId }));
  if (!read.ok) return read;
  const workitem = (read.value.objects ?? []).find((each) => workitemIdOf(each) === workitemId);
  const message = workitem === undefined ? null : messageIn(workitem, messageId);
  return workitem === undefined || message === null ? fail("notFound") : ok({ message, workitem });
}
