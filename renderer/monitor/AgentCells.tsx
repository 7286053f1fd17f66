import type { AgentRow, AgentWork } from "../../shared/contract/board.ts";
import { isAway } from "../../shared/state/board-settings.ts";
import { isVoice } from "../../shared/state/workitem.ts";
import { channelText } from "../../shared/text/conversation.ts";
import { agentColumnText, monitorText, moreText, unknownText, wholeText } from "../../shared/text/monitor.ts";
import { StatusShape } from "../agent/StatusShape.tsx";
import { channelIcon } from "../conversation/channel.ts";
import { Party } from "../party/Party.tsx";
import { Icon } from "../ui/Icon.tsx";
import { AgentActions } from "./AgentActions.tsx";
import { AsOf, Since } from "./Ages.tsx";
import type { Column } from "./grid/model.ts";
import { useSelection } from "./selection.ts";

/** A row of the grid that is an agent. */
type Cell = (row: AgentRow) => preact.ComponentChildren;

const nameOf = ({ name }: AgentRow) => name || monitorText.unknownAgent;

const name: Cell = (row) => (
  <span class="one-line" title={nameOf(row)}>
    <bdi>{nameOf(row)}</bdi>
  </span>
);

const status: Cell = ({ status: words, statusKind }) => (
  <>
    {statusKind !== null && <StatusShape kind={statusKind} />}
    <span class="one-line" title={words || monitorText.unknownStatus}>
      <bdi>{words || monitorText.unknownStatus}</bdi>
    </span>
  </>
);

const since: Cell = (row) => <Since at={row.since} limit={isAway(row.statusKind) ? "awayTime" : null} />;

function Work({ work, more }: { readonly work: AgentWork; readonly more: number }) {
  return (
    <>
      <Icon name={work.isHeld ? "pause" : channelIcon(work)} />
      <span class="sr-only">{channelText(work.channel)} </span>
      <span class="one-line work-party">
        <Party name={work.name} number={work.number} />
        {work.isHeld && <span class="quiet"> · {monitorText.held}</span>}
        {work.queue !== "" && (
          <span class="quiet">
            {" · "}
            <bdi>{work.queue}</bdi>
          </span>
        )}
      </span>
      {more > 0 && <span class="quiet">{moreText(more)}</span>}
      <span class="work-since">
        <Since at={work.since} limit={isVoice(work.channel) ? "callTime" : null} />
      </span>
    </>
  );
}

const work: Cell = ({ work: list, workCount }) => {
  const [first] = list;
  return first === undefined ? null : <Work work={first} more={workCount - 1} />;
};

const callsToday: Cell = ({ callsToday: count }) => (count === null ? unknownText : wholeText(count));

const asOf: Cell = (row) => <AsOf at={row.asOf} isGone={row.isGone} />;

function Selected({ row }: { readonly row: AgentRow }) {
  const { isSelected, toggle } = useSelection();
  return (
    <input
      type="checkbox"
      aria-label={monitorText.select(nameOf(row))}
      checked={isSelected(row.userId)}
      onChange={() => toggle(row)}
    />
  );
}

const selected: Cell = (row) => <Selected row={row} />;
const actions: Cell = (row) => <AgentActions key={row.userId} row={row} />;

const column = (
  id: keyof typeof agentColumnText,
  cell: Cell,
  more: Partial<Column<AgentRow>> = {},
): Column<AgentRow> => ({
  id,
  label: () => agentColumnText[id],
  isSortable: true,
  cell,
  ...more,
});
const fixed = { isSortable: false } as const;
const bare = { isSortable: false, isBare: true } as const;

export const agentGridColumns: readonly Column<AgentRow>[] = [
  column("select", selected, bare),
  column("name", name),
  column("status", status),
  column("since", since),
  column("work", work),
  column("callsToday", callsToday),
  column("asOf", asOf, fixed),
  column("actions", actions, bare),
];
