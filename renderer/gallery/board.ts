import type { AgentRow, AgentWork, BoardRow, QueueRow } from "../../shared/contract/board.ts";
import type { Head } from "../../shared/contract/collection.ts";
import { now, statuses } from "./samples.ts";
import { hostile } from "./states/shown.ts";

const seconds = (count: number) => count * 1_000;
const minutes = (count: number) => count * 60_000;

const work = (more: Partial<AgentWork> = {}): AgentWork => ({
  workitemId: "w1",
  channel: "voice",
  isHeld: false,
  queue: "Claims",
  name: "Maria Delgado",
  number: "+14155552671",
  since: now - minutes(4),
  ...more,
});

function agent(name: string, statusId: string, more: Partial<AgentRow> = {}): AgentRow {
  const status = statuses.find((each) => each.statusId === statusId);
  const list = more.work ?? [];
  return {
    kind: "agent",
    key: name,
    userId: name,
    name,
    statusId,
    status: status?.name ?? "",
    statusKind: status?.kind ?? null,
    since: now - minutes(7),
    work: list,
    workCount: list.length,
    callsToday: 12,
    asOf: now - seconds(4),
    isGone: false,
    ...more,
  };
}

/** One of each kind that is worth looking at. */
const handful: readonly AgentRow[] = [
  agent("Ana Ruiz", "available", { callsToday: 21 }),
  agent("Ben Okafor", "busy", { work: [work()] }),
  agent("Chloe Martin", "busy", {
    work: [work({ isHeld: true, name: "", since: now - minutes(47) })],
    workCount: 3,
  }),
  agent("Dan Fischer", "break", { since: now - minutes(34) }),
  agent("Ève Dupont", "lunch", { since: now - minutes(64), callsToday: 3 }),
  agent("Farid Haddad", "available", {
    work: [work({ channel: "chat", name: "Omar", queue: "Web chat", since: now - seconds(50) })],
  }),
  agent("Greta Lind", "wrapUp", { since: now - seconds(12) }),
  agent("Hiro Tanaka", "noAnswer", { since: null, callsToday: null }),
  agent("Ines Novak", "brandNew", { since: now - minutes(3 * 24 * 60), asOf: now - minutes(9) }),
  agent(hostile, "available", { work: [work({ name: hostile, queue: hostile })] }),
  agent("Kim Larsen", "available", { isGone: true }),
];

const many = (count: number): readonly AgentRow[] =>
  Array.from({ length: count }, (_, n) => {
    const like = handful[n % 7] ?? handful[0];
    const name = `Agent ${String(n + 1).padStart(4, "0")}`;
    return { ...(like as AgentRow), key: name, userId: name, name };
  });

/** Agents of the board, in groups where they are asked for. */
export function boardRows(of: { readonly agents?: number; readonly isGrouped?: true }): {
  readonly rows: readonly BoardRow[];
  readonly head: Partial<Head>;
} {
  const agents = of.agents === undefined ? handful : many(of.agents);
  const head = {
    counts: { agents: agents.length, signedIn: agents.length, available: 4, busy: 4, away: 3 },
    waiting: of.agents === undefined ? 0 : 12,
  };
  if (of.isGrouped === undefined) return { rows: agents, head };
  const group = (groupId: string, name: string, count: number, isOpen: boolean) =>
    ({ kind: "group", key: `group ${groupId}`, groupId, name, count, isOpen }) as const;
  const [first, second] = [agents.slice(0, 3), agents.slice(3, 6)];
  return {
    rows: [
      group("q1", "Claims", 3, true),
      ...first,
      group("q2", "R&D <2>", 14, false),
      group("q3", "شكاوى", 3, true),
      ...second,
      group("", "", 1, false),
    ],
    head,
  };
}

const queue = (name: string, more: Partial<QueueRow>): QueueRow => ({
  key: name,
  queueId: name,
  name,
  waiting: 0,
  oldestSince: null,
  serviceLevel: 92,
  serviceLevelSeconds: 30,
  active: 3,
  agentsLoggedIn: 12,
  agentsAvailable: 4,
  asOf: now - seconds(4),
  isGone: false,
  ...more,
});

export const queueRows: readonly QueueRow[] = [
  queue("Claims", { waiting: 11, oldestSince: now - seconds(214), serviceLevel: 54, agentsAvailable: 0 }),
  queue("Web chat", { waiting: 2, oldestSince: now - seconds(75), serviceLevel: 78 }),
  queue("R&D <2>", { waiting: 1, oldestSince: now - seconds(9) }),
  queue("شكاوى", {}),
  queue("New queue", {
    serviceLevel: null,
    serviceLevelSeconds: null,
    agentsAvailable: null,
    agentsLoggedIn: null,
  }),
];
