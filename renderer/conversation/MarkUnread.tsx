import { isNewConversation } from "../../shared/state/message-key.ts";
import { conversationText } from "../../shared/text/conversation.ts";
import { useAsk } from "../app/ask.ts";
import { IconButton } from "../ui/Button.tsx";
import { useApp } from "./feature.ts";
import { useConversation } from "./use-conversation.ts";

/** Leaves a conversation for later: its newest message counts as unread again. */
export function MarkUnread({ conversationId }: { readonly conversationId: string }) {
  const { ask } = useApp();
  const asking = useAsk();
  const item = useConversation(conversationId);
  if (item === null || item.unread > 0 || isNewConversation(item.key)) return null;
  return (
    <IconButton
      icon="unread"
      label={conversationText.markUnread}
      busy={asking.busy.value !== ""}
      onPress={() => void asking.run("unread", () => ask.reading.markUnread({ conversationId }))}
    />
  );
}
