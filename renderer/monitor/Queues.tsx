import { type QueueRow, queueColumns } from "../../shared/contract/board.ts";
import { levelOf } from "../../shared/state/board-settings.ts";
import {
  inTimeText,
  levelPercent,
  monitorText,
  queueColumnText,
  totalText,
  unknownText,
  wholeText,
} from "../../shared/text/monitor.ts";
import { useRange } from "../app/use-range.ts";
import { LoadState } from "../ui/LoadState.tsx";
import { AsOf, Levelled, Since } from "./Ages.tsx";
import { useBoard } from "./board-screen.ts";
import { useThresholds } from "./board-settings.ts";
import { Grid } from "./grid/Grid.tsx";
import type { Column } from "./grid/model.ts";

type Cell = Column<QueueRow>["cell"];

const name: Cell = ({ name: words }) => (
  <span class="one-line" title={words || monitorText.unknownQueue}>
    <bdi>{words || monitorText.unknownQueue}</bdi>
  </span>
);

function Figure(props: { readonly of: "waiting" | "serviceLevel"; readonly value: number | null }) {
  const { of, value } = props;
  const level = levelOf(of, value, useThresholds()[of]);
  if (value === null) return <span>{unknownText}</span>;
  return <Levelled level={level}>{of === "waiting" ? wholeText(value) : levelPercent(value)}</Levelled>;
}

const waiting: Cell = (row) => <Figure of="waiting" value={row.waiting} />;
const oldest: Cell = (row) => (row.waiting === 0 ? null : <Since at={row.oldestSince} limit="oldestWait" />);
const serviceLevel: Cell = (row) => (
  <span title={row.serviceLevelSeconds === null ? undefined : inTimeText(row.serviceLevelSeconds)}>
    <Figure of="serviceLevel" value={row.serviceLevel} />
  </span>
);
const available: Cell = ({ agentsAvailable, agentsLoggedIn }) => (
  <span>
    {agentsAvailable === null ? unknownText : wholeText(agentsAvailable)}
    {agentsLoggedIn !== null && <span class="quiet"> / {wholeText(agentsLoggedIn)}</span>}
  </span>
);
const asOf: Cell = (row) => <AsOf at={row.asOf} isGone={row.isGone} />;

const cells = { name, waiting, oldest, serviceLevel, available } as const;
const columns: readonly Column<QueueRow>[] = [
  ...queueColumns.map((id) => ({ id, label: () => queueColumnText[id], isSortable: true, cell: cells[id] })),
  { id: "asOf", label: () => queueColumnText.asOf, isSortable: false, cell: asOf },
];

const rowClass = (row: QueueRow) => (row.isGone ? "row-gone" : "");

/** Every queue: who waits in it, how long, how it does today, and who is there for it. */
export function Queues() {
  const { queueOrder } = useBoard();
  const { sort, isDown } = queueOrder.value;
  const list = useRange("queues", { q: "", sort, isDown });

  function onSort(id: string): void {
    const next = queueColumns.find((each) => each === id);
    if (next === undefined) return;
    // What is bad comes first.
    const startsDown = next === "waiting" || next === "oldest";
    queueOrder.value = { sort: next, isDown: next === sort ? !isDown : startsDown };
  }

  return (
    <section class="board-queues" aria-label={monitorText.queues}>
      <h2>
        {monitorText.queues}
        {list.total > 0 && <span class="quiet tabular"> {totalText.waiting(list.counts.waiting ?? 0)}</span>}
      </h2>
      <LoadState of={list} isEmpty={list.total === 0} empty={monitorText.noQueues} />
      {list.total > 0 && (
        <Grid<QueueRow>
          label={monitorText.queues}
          class="queues-grid"
          list={list}
          columns={columns}
          sorting={{ by: sort, isDown, onSort }}
          rowClass={rowClass}
        />
      )}
    </section>
  );
}
