import { useSignal } from "@preact/signals";
import { privacyText as text } from "../../shared/text/privacy.ts";
import { useAsk } from "../app/ask.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useApp } from "./feature.ts";
import { Group, Row } from "./Row.tsx";

/** A report for those who help: to be looked at, copied or saved. */
export function Diagnostics() {
  const { ask } = useApp();
  const asking = useAsk();
  const report = useSignal<string | null>(null);
  const said = useSignal("");
  async function show(): Promise<void> {
    const read = await asking.run("show", () => ask.privacy.diagnostics());
    if (read.ok) report.value = read.value;
  }
  async function copy(): Promise<void> {
    said.value = "";
    const copied = await asking.run("copy", () => ask.privacy.copyDiagnostics());
    if (copied.ok) said.value = text.copied;
  }
  async function save(): Promise<void> {
    said.value = "";
    const saved = await asking.run("save", () => ask.privacy.saveDiagnostics());
    if (saved.ok && saved.value) said.value = text.saved;
  }
  const isShown = report.value !== null;
  return (
    <Group title={text.diagnostics}>
      <Row
        label={text.report}
        hint={text.reportHint}
        below={
          <>
            <p class="check-word" role="status">
              {said.value}
            </p>
            <Problem>{asking.error.value}</Problem>
          </>
        }
      >
        <Button
          size="s"
          onPress={() => {
            if (isShown) report.value = null;
            else void show();
          }}
        >
          {isShown ? text.hide : text.show}
        </Button>
        <Button size="s" onPress={() => void copy()}>
          {text.copy}
        </Button>
        <Button size="s" onPress={() => void save()}>
          {text.save}
        </Button>
      </Row>
      {isShown && (
        <section
          class="report"
          aria-label={text.report}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
          tabIndex={0}
        >
          <pre class="selectable" dir="ltr">
            {report.value}
          </pre>
        </section>
      )}
    </Group>
  );
}
