import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { LinkProgram } from "../../shared/contract/desktop.ts";
import { settingsText as text } from "../../shared/text/settings.ts";
import { ask as asked, useAsk } from "../app/ask.ts";
import { useSettings } from "../app/world.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { HotkeyRow } from "./HotkeyRow.tsx";
import { Group, Row } from "./Row.tsx";

/** How numbers come from other programs: the shortcut for a copied one, and telephone links. */
export function OtherPrograms() {
  const { isInstalled } = useSettings().state.desktop.value;
  return (
    <Group title={text.dialling}>
      <HotkeyRow name="dialCopied" />
      {isInstalled && <LinkRow />}
    </Group>
  );
}

/** Which program opens telephone links, and how ours is made to: each system has its own way. */
function LinkRow() {
  const { state, ask } = useSettings();
  const asking = useAsk();
  const program = useSignal<LinkProgram | null>(null);
  const { platform } = state.desktop.value;

  async function look(): Promise<void> {
    const now = await asked(() => ask.desktop.linkProgram());
    if (now.ok) program.value = now.value;
  }
  // The agent may come back from the system's own settings.
  useEffect(() => {
    const again = () => void look();
    again();
    window.addEventListener("focus", again);
    return () => window.removeEventListener("focus", again);
  }, []);

  const now = program.value;
  const isOurs = now?.isOurs === true;
  const who =
    now === null || now.name === null
      ? ""
      : isOurs
        ? text.linksOurs
        : now.name === ""
          ? text.linksNone
          : text.linksOther(now.name);
  return (
    <Row
      label={text.links}
      hint={[who, isOurs ? "" : text.linksHow[platform]].filter((each) => each !== "").join(" ")}
      below={<Problem>{asking.error.value}</Problem>}
    >
      {!isOurs && text.linksTake[platform] !== "" && (
        <Button
          size="s"
          busy={asking.busy.value !== ""}
          onPress={() => void asking.run("take", () => ask.desktop.takeLinks()).then(look)}
        >
          {text.linksTake[platform]}
        </Button>
      )}
    </Row>
  );
}
