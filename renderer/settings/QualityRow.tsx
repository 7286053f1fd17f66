import { useSignal } from "@preact/signals";
import { qualityText as text } from "../../shared/text/quality.ts";
import { useAsk } from "../app/ask.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useApp } from "./feature.ts";
import { Row } from "./Row.tsx";

/** How the last calls sounded, as a file. */
export function QualityRow() {
  const { ask } = useApp();
  const asking = useAsk();
  const done = useSignal("");
  async function save(format: "csv" | "json"): Promise<void> {
    done.value = "";
    const result = await asking.run(format, () => ask.quality.export({ format }));
    if (result.ok && result.value !== null) done.value = text.exported(result.value);
  }
  return (
    <Row
      label={text.kept}
      hint={text.keptHint}
      below={
        <>
          <p class="check-word" role="status">
            {done.value}
          </p>
          <Problem>{asking.error.value}</Problem>
        </>
      }
    >
      <Button size="s" label={text.exportAs("CSV")} onPress={() => void save("csv")}>
        CSV
      </Button>
      <Button size="s" label={text.exportAs("JSON")} onPress={() => void save("json")}>
        JSON
      </Button>
    </Row>
  );
}
