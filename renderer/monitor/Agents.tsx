import type { AgentRow, BoardRow, GroupRow } from "../../shared/contract/board.ts";
import { type AgentColumn, agentColumns } from "../../shared/state/board-view.ts";
import { monitorText } from "../../shared/text/monitor.ts";
import { useRange } from "../app/use-range.ts";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { LoadState } from "../ui/LoadState.tsx";
import { agentGridColumns } from "./AgentCells.tsx";
import { AgentTools } from "./AgentTools.tsx";
import { useBoard } from "./board-screen.ts";
import { Grid } from "./grid/Grid.tsx";
import type { Column } from "./grid/model.ts";
import { SelectionBar } from "./SelectionBar.tsx";
import { useSelection } from "./selection.ts";
import { Totals } from "./Totals.tsx";

/** The columns are of agents: a group's row never asks for its cells. */
const columns = agentGridColumns as readonly Column<AgentRow>[] as readonly Column<BoardRow>[];

const rowClass = (row: BoardRow) => (row.kind === "group" ? "group-row" : row.isGone ? "row-gone" : "");

/** Every agent, as the view that is chosen has them. What chooses is not drawn again with each change of theirs. */
export function Agents() {
  return (
    <section class="board-agents" aria-label={monitorText.agents}>
      <AgentTools />
      <AgentTable />
    </section>
  );
}

function AgentTable() {
  const { view, q, closed } = useBoard();
  const { isSelected, toggle } = useSelection();
  const list = useRange("agents", { ...view.value, q: q.value.trim(), closed: [...closed.value] });
  const isNarrowed = q.value.trim() !== "" || view.value.show !== "signedIn" || view.value.queueId !== "";

  function onSort(id: string): void {
    const sort = agentColumns.find((each) => each === id);
    if (sort === undefined) return;
    const { sort: was, isDown } = view.value;
    view.value = { ...view.value, sort, isDown: sort === was ? !isDown : startsDown(sort) };
  }

  return (
    <>
      <div class="board-line">
        {list.total > 0 && <Totals counts={list.counts} />}
        {list.waiting > 0 && <Waiting count={list.waiting} onApply={() => list.hold(false)} />}
      </div>
      <SelectionBar />
      <LoadState
        of={list}
        isEmpty={list.total === 0}
        loading={monitorText.loading}
        empty={isNarrowed ? monitorText.noneFound : monitorText.noAgents}
      />
      {list.total > 0 && (
        <Grid<BoardRow>
          label={monitorText.agents}
          class="agents-grid"
          list={list}
          columns={columns}
          sorting={{ by: view.value.sort, isDown: view.value.isDown, onSort }}
          rowClass={rowClass}
          whole={(row) => (row.kind === "group" ? wholeGroup : null)}
          isSelected={(row) => row.kind === "agent" && isSelected(row.userId)}
          onSelect={(row) => {
            if (row.kind === "agent") toggle(row);
          }}
        />
      )}
    </>
  );
}

/** Times and counts are looked at for the largest first. */
const startsDown = (column: AgentColumn) => column === "callsToday";

/** What would change if nobody read: said, and shown by a press. */
function Waiting({ count, onApply }: { readonly count: number; readonly onApply: () => void }) {
  return (
    <div class="board-waiting">
      <span class="tabular">{monitorText.waiting(count)}</span>
      <Button size="s" tone="quiet" onPress={onApply}>
        {monitorText.applyNow}
      </Button>
    </div>
  );
}

const wholeGroup = (row: BoardRow) => (row.kind === "group" ? <Group group={row} /> : null);

function Group({ group }: { readonly group: GroupRow }) {
  const { closed, view } = useBoard();
  const isByStatus = view.value.group === "status";
  const name =
    group.name ||
    (isByStatus
      ? monitorText.unknownStatus
      : group.groupId === ""
        ? monitorText.noQueue
        : monitorText.unknownQueue);
  return (
    <button
      type="button"
      class="group-head"
      aria-expanded={group.isOpen}
      onClick={() => {
        const others = closed.value.filter((each) => each !== group.groupId);
        closed.value = group.isOpen ? [...others, group.groupId] : others;
      }}
    >
      <Icon name={group.isOpen ? "down" : "next"} />
      <bdi class="one-line">{name}</bdi>
      <span class="group-count tabular">{monitorText.inGroup(group.count)}</span>
    </button>
  );
}
