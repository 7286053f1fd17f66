import { isBoardStale } from "../../shared/state/board.ts";
import { limitsText, monitorText } from "../../shared/text/monitor.ts";
import { Button } from "../ui/Button.tsx";
import { Agents } from "./Agents.tsx";
import { useBoard } from "./board-screen.ts";
import { Freshness } from "./Freshness.tsx";
import { useApp } from "./feature.ts";
import { Limits } from "./Limits.tsx";
import { Queues } from "./Queues.tsx";
import { SaveView } from "./SaveView.tsx";
import "./board.css";

/** Every agent and queue, as they are now. */
export function Board() {
  const { panel, dialog } = useBoard();
  const { board } = useApp().view;
  const isOld = board.readAt !== null && isBoardStale(board);
  return (
    <div class={`board shows-${panel.value}${isOld ? " board-stale" : ""}`}>
      <header class="board-head">
        <h1>{monitorText.title}</h1>
        <Freshness />
        <fieldset class="board-switch" aria-label={monitorText.show}>
          {(["agents", "queues"] as const).map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={panel.value === each}
              onClick={() => {
                panel.value = each;
              }}
            >
              {monitorText[each]}
            </button>
          ))}
        </fieldset>
        <Button
          size="s"
          tone="quiet"
          icon="settings"
          onPress={() => {
            dialog.value = "limits";
          }}
        >
          {limitsText.title}
        </Button>
      </header>
      <div class="board-panels">
        <Agents />
        <Queues />
      </div>
      {dialog.value === "limits" && <Limits />}
      {dialog.value === "saveView" && <SaveView />}
    </div>
  );
}
