import type { Handlers } from "../../shared/contract/index.ts";
import { ok } from "../../shared/result.ts";
import type { ConversationService } from "../nextiva/conversation-service.ts";
import { keptTranscript } from "../nextiva/transcript.ts";
import { type Context, tried } from "./context.ts";

type Parts = Pick<Context, "workitems" | "clock"> & {
  readonly conversations: Pick<ConversationService, "fetchTranscriptionsAndRecordings">;
};

/** What was said in a workitem that is over: its conversation has it, or the workitem itself where it has none. */
export function transcriptCommands({ workitems, conversations, clock }: Parts): Handlers<"transcript"> {
  return {
    async read({ workitemId, start }) {
      const item = await tried(workitems.fetchWorkitem(workitemId));
      if (!item.ok) return item;
      const { conversationId } = item.value;
      const reading = { at: clock.now(), skew: 0 };
      if (!conversationId) return ok(keptTranscript([], item.value, start, reading));
      const read = await tried(conversations.fetchTranscriptionsAndRecordings(conversationId, workitemId));
      return read.ok ? ok(keptTranscript(read.value.objects, item.value, start, reading)) : read;
    },
  };
}
