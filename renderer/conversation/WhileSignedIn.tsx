import type { ComponentChildren } from "preact";
import { conversationText } from "../../shared/text/conversation.ts";
import { WhileSignedIn as WithSession } from "../session/WhileSignedIn.tsx";

/** Conversations belong to a session. */
export function WhileSignedIn({ children }: { readonly children: ComponentChildren }) {
  return (
    <WithSession title={conversationText.title} signedOut={conversationText.signedOut}>
      {children}
    </WithSession>
  );
}
