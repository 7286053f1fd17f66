import { useEffect } from "preact/hooks";
import { type LinkKind, linkKinds, linkSchemes } from "../../shared/contract/desktop.ts";
import { settingsText as text } from "../../shared/text/settings.ts";
import { useAsk } from "../app/ask.ts";
import { useLoaded } from "../app/use-loaded.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { LoadState } from "../ui/LoadState.tsx";
import { useApp } from "./feature.ts";
import { HotkeyRow } from "./HotkeyRow.tsx";
import { Group, Row } from "./Row.tsx";

/** What comes from other programs: a number that was copied, by its shortcut, and links. */
export function OtherPrograms() {
  const { isInstalled } = useApp().view.desktop;
  return (
    <Group title={text.dialling}>
      <HotkeyRow name="dialCopied" />
      {isInstalled && linkKinds.map((kind) => <LinkRow key={kind} kind={kind} />)}
    </Group>
  );
}

/** Which program opens links of a kind, and how ours is made to: each system has its own way. */
function LinkRow({ kind }: { readonly kind: LinkKind }) {
  const { view, ask } = useApp();
  const asking = useAsk();
  const program = useLoaded(kind, () => ask.desktop.linkProgram({ kind }));
  const { platform } = view.desktop;
  const schemes = linkSchemes[kind];

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
        ? text.linksOurs(schemes)
        : now.name === ""
          ? text.linksNone(schemes)
          : text.linksOther(now.name, schemes);
  return (
    <Row
      label={text.links[kind]}
      hint={[who, isOurs ? "" : text.linksHow[platform](schemes)].filter((each) => each !== "").join(" ")}
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
          label={`${text.links[kind]}: ${text.linksTake[platform]}`}
          busy={asking.busy.value !== ""}
          onPress={() => void asking.run("take", () => ask.desktop.takeLinks({ kind })).then(look)}
        >
          {text.linksTake[platform]}
        </Button>
      )}
    </Row>
  );
}
