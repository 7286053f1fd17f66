import { useRef } from "preact/hooks";
import { agentFilters, agentGroups } from "../../shared/state/board-view.ts";
import { agentFilterText, agentGroupText, monitorText } from "../../shared/text/monitor.ts";
import { useRange } from "../app/use-range.ts";
import { Choice } from "../ui/Choice.tsx";
import { useFindKey } from "../ui/keys.ts";
import { SearchField } from "../ui/SearchField.tsx";
import { useBoard } from "./board-screen.ts";
import { ViewMenu } from "./ViewMenu.tsx";

/** What of all agents is shown, and how. */
export function AgentTools() {
  const { view, q, panel } = useBoard();
  const search = useRef<HTMLInputElement>(null);
  useFindKey(() => {
    panel.value = "agents";
    requestAnimationFrame(() => {
      search.current?.focus();
      search.current?.select();
    });
  });
  return (
    <div class="board-tools">
      <SearchField
        type="search"
        isSmall
        name="agent-search"
        label={monitorText.search}
        value={q.value}
        inputRef={search}
        keyShortcuts="Control+F"
        onInput={(value) => {
          q.value = value;
        }}
      />
      <Choice
        class="board-choice"
        label={monitorText.show}
        value={view.value.show}
        options={agentFilters.map((value) => ({ value, words: agentFilterText[value] }))}
        onChoose={(show) => {
          view.value = { ...view.value, show };
        }}
      />
      <QueueChoice />
      <Choice
        class="board-choice"
        label={monitorText.groupBy}
        value={view.value.group}
        options={agentGroups.map((value) => ({ value, words: agentGroupText[value] }))}
        onChoose={(group) => {
          view.value = { ...view.value, group };
        }}
      />
      <ViewMenu />
    </div>
  );
}

/** The first of them; a tenant with more searches for it. */
const mostQueues = 50;

function QueueChoice() {
  const { view } = useBoard();
  const queues = useRange("queues", { q: "", sort: "name", isDown: false });
  const known = queues.rows.slice(0, mostQueues).map(({ queueId, name }) => ({
    value: queueId,
    words: name || monitorText.unknownQueue,
  }));
  const { queueId } = view.value;
  const isKnown = queueId === "" || known.some(({ value }) => value === queueId);
  return (
    <Choice
      class="board-choice"
      label={monitorText.ofQueue}
      value={queueId}
      options={[
        { value: "", words: monitorText.allQueues },
        ...known,
        ...(isKnown ? [] : [{ value: queueId, words: monitorText.unknownQueue }]),
      ]}
      onChoose={(chosen) => {
        view.value = { ...view.value, queueId: chosen };
      }}
    />
  );
}
