import type { HistoryQuery } from "../../shared/contract/history.ts";
import { historyText as text } from "../../shared/text/history.ts";
import { useAsk } from "../app/ask.ts";
import { useCollection } from "../app/use-collection.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useApp } from "./feature.ts";

/** Has what is filtered written to a file; what it said last stays until the next one. */
export function useExport(query: HistoryQuery) {
  const { ask } = useApp();
  const asking = useAsk();
  const { rows } = useCollection("historyExports", {}, { step: 1 });
  const now = rows[0] ?? null;
  const isRunning = now !== null && (now.state === "reading" || now.state === "writing");
  return {
    asking,
    now,
    isRunning,
    run: () => void asking.run("export", () => ask.history.export(query)),
  };
}

/** How far the file is, and the way to stop it. */
export function ExportLine({ now, isRunning, asking }: ReturnType<typeof useExport>) {
  const { ask } = useApp();
  const stopping = useAsk();
  if (now === null && asking.error.value === "") return null;
  const { done = 0, total = null } = now ?? {};
  return (
    <div class="history-export">
      {isRunning && (
        <progress
          aria-label={text.export}
          {...(total === null ? {} : { value: done, max: Math.max(1, total) })}
        />
      )}
      {/* Numbers that run would be read out without an end: what is said is that it began, and how it ended. */}
      <p class="one-line tabular" role={isRunning ? undefined : "status"}>
        {now === null ? "" : text.exporting(now)}
      </p>
      {isRunning && (
        <Button size="s" onPress={() => void stopping.run("stop", () => ask.history.stopExport())}>
          {text.stop}
        </Button>
      )}
      <Problem>{asking.error.value}</Problem>
    </div>
  );
}
