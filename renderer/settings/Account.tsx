import { userOf } from "../../shared/state/session.ts";
import { keychainStateText } from "../../shared/text/session.ts";
import { settingsText as text } from "../../shared/text/settings.ts";
import { useAsk } from "../app/ask.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useApp } from "./feature.ts";
import { Group, Row } from "./Row.tsx";

/** Who is signed in and what this computer keeps of it. */
export function Account() {
  const { view, ask } = useApp();
  const asking = useAsk();
  const session = view.session;
  const { provider, staySignedIn, keptProxies } = view.settings;
  const saved = [
    ...(staySignedIn ? [text.savedYes] : []),
    ...(keptProxies.length > 0 ? [text.savedProxy] : []),
  ];
  const user = userOf(session);
  return (
    <Group title={text.account}>
      <Row label={user === null ? text.notSignedIn : text.signedInAs}>
        {user !== null && (
          <p class="selectable row-value">
            <bdi>{user.name || user.username}</bdi>
            {user.tenant !== "" && (
              <span class="quiet">
                {" "}
                · <bdi>{user.tenant}</bdi>
              </span>
            )}
          </p>
        )}
      </Row>
      <Row label={text.provider} {...(user !== null && { hint: text.providerFixed })}>
        <p class="selectable row-value quiet">{provider || session.form.provider || "–"}</p>
      </Row>
      <Row
        label={text.saved}
        hint={saved.length === 0 ? text.savedNo : saved.join(" ")}
        below={<Problem>{asking.error.value}</Problem>}
      >
        {saved.length > 0 && (
          <Button
            size="s"
            busy={asking.busy.value === "forget"}
            onPress={() => void asking.run("forget", () => ask.settings.forgetSignIn())}
          >
            {text.forget}
          </Button>
        )}
      </Row>
      <Row label={text.keychain} hint={keychainStateText[session.keychain]} />
    </Group>
  );
}
