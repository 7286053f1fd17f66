import type { ComponentChildren } from "preact";
import { sessionText } from "../../shared/text/session.ts";
import { useBase } from "../app/app.ts";
import { useAsk } from "../app/ask.ts";
import { Button } from "../ui/Button.tsx";
import "./away.css";

/** What belongs to a session: without one, the way to the phone, where it begins. */
export function WhileSignedIn(props: {
  readonly title: string;
  /** What there is to see once somebody is signed in. */
  readonly signedOut: string;
  readonly children: ComponentChildren;
}) {
  const { view, ask } = useBase();
  const asking = useAsk();
  const { phase } = view.session.now;
  if (phase === "signedIn") return <>{props.children}</>;
  const isWaiting = phase === "starting" || phase === "signingOut";
  return (
    <main class="away">
      <h1>{props.title}</h1>
      <p class="quiet" role="status">
        {isWaiting ? sessionText.starting : props.signedOut}
      </p>
      {!isWaiting && (
        <Button onPress={() => void asking.run("phone", () => ask.desktop.open({ kind: "phone" }))}>
          {sessionText.openPhone}
        </Button>
      )}
    </main>
  );
}
