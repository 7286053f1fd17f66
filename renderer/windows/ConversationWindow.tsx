import { useEffect } from "preact/hooks";
import { conversationText } from "../../shared/text/conversation.ts";
import { ConnectionLine } from "../conversation/ConnectionLine.tsx";
import { ConversationPane } from "../conversation/ConversationPane.tsx";
import { Looking } from "../conversation/Looking.tsx";
import { MarkUnread } from "../conversation/MarkUnread.tsx";
import { useConversation } from "../conversation/use-conversation.ts";
import { WhileSignedIn } from "../conversation/WhileSignedIn.tsx";
import "./conversation.css";

/** One conversation, torn off. Which one stands in the page's address. */
export function ConversationWindow() {
  const key = new URLSearchParams(location.search).get("key") ?? "";
  return (
    <WhileSignedIn>
      <main class="conversation">
        <h1 class="sr-only">{conversationText.title}</h1>
        <ConnectionLine />
        <Title conversationId={key} />
        <Looking window="conversation" conversationId={key} />
        <ConversationPane conversationId={key} after={<MarkUnread conversationId={key} />} />
      </main>
    </WhileSignedIn>
  );
}

/** The window is called after whom the conversation is with. */
function Title({ conversationId }: { readonly conversationId: string }) {
  const item = useConversation(conversationId);
  const name = item?.name || item?.address || "";
  useEffect(() => {
    if (name !== "") document.title = name;
  }, [name]);
  return null;
}
