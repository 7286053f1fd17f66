import { updatesText as text } from "../../shared/text/updates.ts";
import { useAsk } from "../app/ask.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useApp } from "./feature.ts";
import { Group, Row } from "./Row.tsx";

/** Which version runs, and what becomes of the next one. */
export function About() {
  const { view, ask } = useApp();
  const asking = useAsk();
  const { version, phase, blocker } = view.updates;
  const { platform } = view.desktop;
  const says = [text.phase(phase)];
  if (phase.kind === "ready") {
    says.push(
      blocker !== null
        ? text.blocked(blocker)
        : platform === "darwin"
          ? text.installedByPress
          : text.installed,
    );
  }
  const mayLook = phase.kind === "current" || phase.kind === "failed";
  return (
    <Group title={text.title}>
      <Row
        label={text.version(version)}
        hint={says.join(" ")}
        isStatus
        below={
          <>
            {phase.kind === "ready" && phase.notes !== "" && (
              <p class="check-word">
                {text.notes}: <bdi>{phase.notes}</bdi>
              </p>
            )}
            <Problem>{asking.error.value}</Problem>
          </>
        }
      >
        {mayLook && (
          <Button size="s" onPress={() => void asking.run("look", () => ask.updates.look())}>
            {text.look}
          </Button>
        )}
        {phase.kind === "ready" && (
          <Button
            size="s"
            control={{ shown: true, enabled: blocker === null }}
            onPress={() => void asking.run("install", () => ask.updates.install())}
          >
            {text.install}
          </Button>
        )}
      </Row>
    </Group>
  );
}
