import type { ComponentChildren } from "preact";
import { superviseControl } from "../../shared/state/controls.ts";
import { monitorText } from "../../shared/text/monitor.ts";
import { sessionText } from "../../shared/text/session.ts";
import { useAsk } from "../app/ask.ts";
import { Button } from "../ui/Button.tsx";
import { useApp } from "./feature.ts";
import "./away.css";

/** What is shown to those with the authority, as long as they have it; to others why not, and the way to the phone. */
export function WhileSupervising({ children }: { readonly children: ComponentChildren }) {
  const { view, ask } = useApp();
  const asking = useAsk();
  const { phase } = view.session.now;
  if (superviseControl(view).enabled) return <>{children}</>;
  const isWaiting = phase === "starting" || phase === "signingIn" || phase === "signingOut";
  const words = isWaiting
    ? sessionText.starting
    : phase === "signedIn"
      ? monitorText.notAllowed
      : monitorText.signedOut;
  return (
    <main class="monitor-away">
      <h1>{monitorText.title}</h1>
      <p class="quiet" role="status">
        {words}
      </p>
      {!isWaiting && (
        <Button onPress={() => void asking.run("phone", () => ask.desktop.open({ kind: "phone" }))}>
          {monitorText.openPhone}
        </Button>
      )}
    </main>
  );
}
