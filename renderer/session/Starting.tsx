import { sessionText } from "../../shared/text/session.ts";
import { useApp } from "./feature.ts";
import { Logo } from "./Logo.tsx";
import "./sign-in.css";

const patience = 8000;

/** Before the state is known and while signing out: calm, and honest when it takes long. */
export function Starting({ since }: { readonly since: number }) {
  const { view, now } = useApp();
  const leaving = view.session.now.phase === "signingOut";
  const long = !leaving && now.value - since > patience;
  return (
    <main class="starting">
      <Logo />
      <h1>{sessionText.product}</h1>
      <p role="status" class="quiet">
        {leaving ? sessionText.signingOut : long ? sessionText.startingLong : sessionText.starting}
      </p>
    </main>
  );
}
