import type { AgentRow, AgentWork } from "../../shared/contract/board.ts";
import { folded } from "../../shared/fold.ts";
import type { AcdStatus } from "../../shared/state/agent.ts";
import type { AgentFacts, WorkFacts } from "../nextiva/statistics.ts";

/** An agent with what they are found, ordered and grouped by. */
export interface AgentEntry {
  readonly row: AgentRow;
  /** The name, and all that is searched in, as they are compared. */
  readonly sortName: string;
  readonly found: string;
  readonly queueIds: readonly string[];
  readonly isSignedIn: boolean;
  /** The supervisor who set their status, by name; "" for nobody. */
  readonly statusBy: string;
}

/** Names of what the server tells by id. */
export interface Names {
  readonly status: (statusId: string) => AcdStatus | null;
  readonly queue: (queueId: string) => string;
}

/** How an agent is shown. */
export function agentEntry(facts: AgentFacts, was: AgentEntry | undefined, names: Names): AgentEntry {
  const status = names.status(facts.statusId);
  const statusKind = status?.kind ?? null;
  const row: AgentRow = {
    kind: "agent",
    key: facts.id,
    userId: facts.id,
    // A row that leaves the name out says nothing of it.
    name: facts.name || was?.row.name || "",
    statusId: facts.statusId,
    status: status?.name ?? "",
    statusKind,
    since: facts.since,
    work: facts.work.map((work) => shownWork(work, names)),
    workCount: facts.workCount,
    callsToday: facts.callsToday,
    asOf: facts.asOf,
    isGone: false,
  };
  const isSameName = was?.row.name === row.name;
  const sortName = isSameName ? was.sortName : folded(row.name);
  return {
    row,
    sortName,
    found: [sortName, ...row.work.map(({ name, number }) => folded(`${name} ${number}`))].join("\n"),
    queueIds: facts.queueIds,
    statusBy: facts.statusBy,
    isSignedIn: facts.isLoggedIn !== false && statusKind !== "loggedOut",
  };
}

function shownWork({ queueId, ...work }: WorkFacts, names: Names): AgentWork {
  return { ...work, queue: queueId === "" ? "" : names.queue(queueId) };
}
