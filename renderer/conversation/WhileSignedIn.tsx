import type { ComponentChildren } from "preact";
import { conversationText } from "../../shared/text/conversation.ts";
import { sessionText } from "../../shared/text/session.ts";
import { useAsk } from "../app/ask.ts";
import { Button } from "../ui/Button.tsx";
import { useApp } from "./feature.ts";
import "./away.css";

/** Conversations belong to a session: without one, the way to the phone, where it begins. */
export function WhileSignedIn({ children }: { readonly children: ComponentChildren }) {
  const { view, ask } = useApp();
  const asking = useAsk();
  const { phase } = view.session.now;
  if (phase === "signedIn") return <>{children}</>;
  const isWaiting = phase === "starting" || phase === "signingOut";
  return (
    <main class="away">
      <h1>{conversationText.title}</h1>
      <p class="quiet" role="status">
        {isWaiting ? sessionText.starting : conversationText.signedOut}
      </p>
      {!isWaiting && (
        <Button onPress={() => void asking.run("phone", () => ask.desktop.open({ kind: "phone" }))}>
          {conversationText.openPhone}
        </Button>
      )}
    </main>
  );
}
