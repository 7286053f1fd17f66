import { conversationText } from "../../shared/text/conversation.ts";
import { WhileSignedIn } from "../conversation/WhileSignedIn.tsx";

/** One conversation, torn off. Which one stands in the page's address. */
export function ConversationWindow() {
  return (
    <WhileSignedIn>
      <main>
        <h1>{conversationText.one}</h1>
      </main>
    </WhileSignedIn>
  );
}
