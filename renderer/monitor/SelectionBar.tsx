import { monitorText } from "../../shared/text/monitor.ts";
import { Button } from "../ui/Button.tsx";
import { SelectedStatus } from "./SelectedStatus.tsx";
import { useSelection } from "./selection.ts";

/** How many agents are selected, and what can be done with all of them. */
export function SelectionBar() {
  const { agents, clear } = useSelection();
  if (agents.size === 0) return null;
  return (
    <div class="board-selection">
      <span role="status">{monitorText.selected(agents.size)}</span>
      <SelectedStatus agents={agents} />
      <Button size="s" tone="quiet" onPress={clear}>
        {monitorText.clearSelection}
      </Button>
    </div>
  );
}
