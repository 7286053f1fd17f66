import { conversationText } from "../../shared/text/conversation.ts";
import { WhileSignedIn } from "../conversation/WhileSignedIn.tsx";

/** Every conversation: the list, and beside it the one that is read. */
export function MessagesWindow() {
  return (
    <WhileSignedIn>
      <main>
        <h1>{conversationText.title}</h1>
      </main>
    </WhileSignedIn>
  );
}
