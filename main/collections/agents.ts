import type { AgentRow, BoardRow, GroupRow } from "../../shared/contract/board.ts";
import type { QueryFor } from "../../shared/contract/collections.ts";
import { folded } from "../../shared/fold.ts";
import type { StatusKind } from "../../shared/state/agent.ts";
import { type AgentColumn, type AgentFilter, agentFilters } from "../../shared/state/board-view.ts";
import type { AgentEntry } from "../board/agents.ts";
import type { Arrangement, Place } from "./arranged.ts";
import { type BoardViewParts, boardView } from "./board-view.ts";
import type { Source } from "./view.ts";

type Query = QueryFor<"agents">;
type Entries = ReadonlyMap<string, AgentEntry>;

const isBusy = ({ row }: AgentEntry) => row.statusKind === "busy" || row.workCount > 0;
const fits: Readonly<Record<AgentFilter, (entry: AgentEntry) => boolean>> = {
  signedIn: ({ isSignedIn }) => isSignedIn,
  available: (entry) => entry.isSignedIn && entry.row.statusKind === "available" && !isBusy(entry),
  busy: (entry) => entry.isSignedIn && isBusy(entry),
  away: (entry) => entry.isSignedIn && entry.row.statusKind !== "available" && !isBusy(entry),
  all: () => true,
};

/** What kinds of status come in, where they are ordered by it. */
const statusOrder: readonly (StatusKind | null)[] = [
  "available",
  "busy",
  "wrapUp",
  "noAnswer",
  "unavailable",
  "loggedOut",
  null,
];

/** Unknown times come last, whichever way. */
const timeKey = (at: number | null, isDown: boolean) => at ?? (isDown ? -1 : Number.MAX_SAFE_INTEGER);

/** What an agent is ordered by; agents of one key stand by their ids. */
function sortKey(column: AgentColumn, { row, sortName }: AgentEntry, isDown: boolean): string | number {
  switch (column) {
    case "name":
      return sortName;
    case "status":
      return `${statusOrder.indexOf(row.statusKind)} ${row.status}`;
    case "since":
      return timeKey(row.since, isDown);
    case "work":
      return timeKey(row.work[0]?.since ?? null, isDown);
    case "callsToday":
      return row.callsToday ?? -1;
  }
}

interface Sorted {
  readonly entry: AgentEntry;
  readonly by: string | number;
}

/** In order, the second key the id: those of equal keys do not jump. */
export function ordered(
  entries: readonly AgentEntry[],
  { sort, isDown }: Pick<Query, "sort" | "isDown">,
): Sorted[] {
  const sign = isDown ? -1 : 1;
  return entries
    .map((entry) => ({ entry, by: sortKey(sort, entry, isDown) }))
    .sort((a, b) =>
      a.by < b.by ? -sign : a.by > b.by ? sign : a.entry.row.userId < b.entry.row.userId ? -1 : 1,
    );
}

/** Whether an agent is among those that are looked for. */
export function isWanted(
  entry: AgentEntry,
  { show, queueId, q }: Pick<Query, "show" | "queueId" | "q">,
): boolean {
  return (
    fits[show](entry) &&
    (queueId === "" || entry.queueIds.includes(queueId)) &&
    (q === "" || entry.found.includes(q))
  );
}

interface Group {
  readonly id: string;
  readonly name: string;
  readonly members: Sorted[];
}

/** In their groups, each in the order that they had. One without a group stands in the last, which has no name. */
function grouped(
  list: readonly Sorted[],
  by: "queue" | "status",
  queueName: (queueId: string) => string,
): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const each of list) {
    const { row, queueIds } = each.entry;
    const ids = by === "status" ? [row.statusId] : queueIds.length === 0 ? [""] : queueIds;
    for (const id of ids) {
      let group = groups.get(id);
      if (group === undefined) {
        group = { id, name: by === "status" ? row.status : queueName(id), members: [] };
        groups.set(id, group);
      }
      group.members.push(each);
    }
  }
  const rank = ({ name }: Group) => (name === "" ? "\uffff" : folded(name));
  return [...groups.values()].sort((a, b) =>
    rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : a.id < b.id ? -1 : 1,
  );
}

function counted(list: readonly Sorted[]): Readonly<Record<string, number>> {
  const counts: Record<AgentFilter | "agents", number> = {
    agents: list.length,
    signedIn: 0,
    available: 0,
    busy: 0,
    away: 0,
    all: list.length,
  };
  for (const { entry } of list)
    for (const show of agentFilters) if (show !== "all" && fits[show](entry)) counts[show] += 1;
  return counts;
}

/** All that fit, in order and in their groups. A row is looked up when it is shown: it is always as it is then. */
export function arrangeAgents(
  entries: Entries,
  query: Query,
  queueName: (queueId: string) => string,
): Arrangement<BoardRow> {
  const wanted = { ...query, q: folded(query.q.trim()) };
  const list = ordered(
    [...entries.values()].filter((entry) => isWanted(entry, wanted)),
    query,
  );
  const counts = counted(list);
  const current = (userId: string) => entries.get(userId)?.row ?? null;
  if (query.group === "none") {
    const places = list.map(({ entry, by }): Place<BoardRow> => {
      const { userId } = entry.row;
      return { key: userId, by, last: () => entry.row, row: () => current(userId) };
    });
    return { places, counts };
  }
  const closed = new Set(query.closed);
  const places = grouped(list, query.group, queueName).flatMap((group) =>
    placesOf(group, !closed.has(group.id), current),
  );
  return { places, counts };
}

function placesOf(
  { id, name, members }: Group,
  isOpen: boolean,
  current: (userId: string) => AgentRow | null,
): readonly Place<BoardRow>[] {
  const head: GroupRow = {
    kind: "group",
    key: `group ${id}`,
    groupId: id,
    name,
    count: members.length,
    isOpen,
  };
  const first: Place<BoardRow> = {
    key: head.key,
    by: `${name} ${isOpen}`,
    last: () => head,
    row: () => head,
  };
  if (!isOpen) return [first];
  return [
    first,
    ...members.map(({ entry, by }): Place<BoardRow> => {
      const { userId } = entry.row;
      const key = `${id} ${userId}`;
      const inGroup = keyed(key);
      return { key, by, last: () => ({ ...entry.row, key }), row: () => inGroup(current(userId)) };
    }),
  ];
}

/** The same row under another key; the same object as long as the row is. */
function keyed(key: string): (row: AgentRow | null) => AgentRow | null {
  let of: AgentRow | null = null;
  let made: AgentRow | null = null;
  return (row) => {
    if (row !== of) made = row === null ? null : { ...row, key };
    of = row;
    return made;
  };
}

/** Agents of the live board. */
export function agentsCollection(parts: BoardViewParts): Source<Query, BoardRow> {
  const { agents, queues } = parts.board;
  const queueName = (queueId: string) => queues.entries.get(queueId)?.row.name ?? "";
  return (query, changed) =>
    boardView<BoardRow>(parts, {
      table: agents,
      arrange: () => arrangeAgents(agents.entries, query, queueName),
      gone: (row) => (row.kind === "agent" ? { ...row, isGone: true } : row),
      changed,
    });
}
