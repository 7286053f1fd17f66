import { useEffect } from "preact/hooks";
import { settingsText as text } from "../../shared/text/settings.ts";
import { useAsk } from "../app/ask.ts";
import { useLoaded } from "../app/use-loaded.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { LoadState } from "../ui/LoadState.tsx";
import { useApp } from "./feature.ts";
import { HotkeyRow } from "./HotkeyRow.tsx";
import { Group, Row } from "./Row.tsx";

/** How numbers come from other programs: the shortcut for a copied one, and telephone links. */
export function OtherPrograms() {
  const { isInstalled } = useApp().view.desktop;
  return (
    <Group title={text.dialling}>
      <HotkeyRow name="dialCopied" />
      {isInstalled && <LinkRow />}
    </Group>
  );
}

/** Which program opens telephone links, and how ours is made to: each system has its own way. */
function LinkRow() {
  const { view, ask } = useApp();
  const asking = useAsk();
  const program = useLoaded("program", () => ask.desktop.linkProgram());
  const { platform } = view.desktop;

  // The agent may come back from the system's own settings.
  const { retry: look } = program;
  useEffect(() => {
    window.addEventListener("focus", look);
    return () => window.removeEventListener("focus", look);
  }, [look]);

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
      below={
        <>
          <LoadState of={program} isEmpty={program.value === null} />
          <Problem>{asking.error.value}</Problem>
        </>
      }
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
