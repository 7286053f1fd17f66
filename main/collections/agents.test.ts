import { describe, expect, test } from "vitest";
import type { AgentRow, BoardRow } from "../../shared/contract/board.ts";
import type { QueryFor } from "../../shared/contract/collections.ts";
import { fakeClock } from "../../shared/fake-clock.ts";
import { statusById } from "../../shared/state/agent.ts";
import { agentEntry } from "../board/agents.ts";
import { createTable } from "../board/table.ts";
import { agentFacts } from "../nextiva/statistics.ts";
import { signedInStore } from "../state/test-samples.ts";
import { agentsCollection } from "./agents.ts";

type Query = QueryFor<"agents">;
const standard: Query = {
  show: "signedIn",
  queueId: "",
  group: "none",
  sort: "name",
  isDown: false,
  q: "",
  closed: [],
};
const queueNames: Readonly<Record<string, string>> = { q1: "Sales", q2: "Billing" };
const all = { start: 0, count: 2_000 };

/** The collection over agents that the test tells of. */
function setUp(query: Partial<Query> = {}) {
  const clock = fakeClock(1_790_000_000_000);
  const { store } = signedInStore(clock.now, { isSupervisor: true });
  const status = (statusId: string) => statusById(store.get().agent, statusId);
  const table = createTable<NonNullable<ReturnType<typeof agentFacts>>, ReturnType<typeof agentEntry>>(
    (facts, was) => agentEntry(facts, was, { status, queue: (id) => queueNames[id] ?? "" }),
  );
  const tell = (userId: string, more: object = {}) => {
    const now = clock.now();
    const row = { userId, name: userId, statusId: "available", acdLoginAt: 1, queues: ["q1"], ...more };
    const facts = agentFacts(row, { at: now, skew: 0 }, now);
    if (facts !== null) table.put(facts);
  };
  const queues = {
    entries: new Map(Object.entries(queueNames).map(([id, name]) => [id, { row: { name } }])),
  };
  let wanted = 0;
  const open = () =>
    agentsCollection({
      store,
      clock,
      board: {
        agents: table,
        queues: queues as never,
        read() {},
        want() {
          wanted += 1;
          return () => {
            wanted -= 1;
          };
        },
      },
    })({ ...standard, ...query }, () => {});
  return { clock, store, table, tell, open, wanted: () => wanted };
}

const keys = (rows: readonly BoardRow[]) => rows.map(({ key }) => key);
const names = (rows: readonly BoardRow[]) => rows.map(({ name }) => name);
const talk = { workitems: [{ workitemId: "w", state: "active", name: "Carl Customer", from: "+15550100" }] };

describe("[supervisor complaint 8] all agents are filtered, found and ordered, not those on the screen", () => {
  test.each<[string, Partial<Query>, readonly string[]]>([
    ["who is signed in, by name", {}, ["Ana", "ben", "Zoë"]],
    ["backwards", { isDown: true }, ["Zoë", "ben", "Ana"]],
    ["everybody", { show: "all" }, ["Ana", "ben", "Out", "Zoë"]],
    ["who is free", { show: "available" }, ["Ana"]],
    ["who works", { show: "busy" }, ["ben"]],
    ["who is away", { show: "away" }, ["Zoë"]],
    ["by status", { sort: "status" }, ["Ana", "ben", "Zoë"]],
    ["by time in it, the longest first", { sort: "since" }, ["Zoë", "ben", "Ana"]],
    [
      "by time in it, the shortest first, an unknown one last",
      { sort: "since", isDown: true },
      ["ben", "Zoë", "Ana"],
    ],
    ["by calls today", { sort: "callsToday", isDown: true }, ["Zoë", "ben", "Ana"]],
    ["by what they work on", { sort: "work" }, ["ben", "Ana", "Zoë"]],
    ["of one queue", { queueId: "q2" }, ["Zoë"]],
    ["found without marks and case", { q: " ZOE " }, ["Zoë"]],
    ["found by whom they talk to", { q: "carl" }, ["ben"]],
    ["found by the number they talk to", { q: "555010" }, ["ben"]],
    ["found by nothing", { q: "%_'\\" }, []],
  ])("%s", (_, query, expected) => {
    const { tell, open, clock } = setUp(query);
    const ago = (ms: number) => clock.now() - ms;
    tell("z", {
      name: "Zoë",
      statusId: "lunch",
      statusStartedAt: ago(9_000),
      callsToday: 7,
      queues: ["q1", "q2"],
    });
    tell("a", { name: "Ana" });
    tell("b", {
      name: "ben",
      statusStartedAt: ago(3_000),
      callsToday: 2,
      workitems: [{ ...talk.workitems[0], assignedAt: ago(2_000) }],
    });
    tell("o", { name: "Out", statusId: "loggedOut", acdLoginAt: 0 });
    expect(names(open().rows(all))).toEqual(expected);
  });

  test("a range of ten thousand, with how many there are", () => {
    const { tell, open } = setUp();
    for (let n = 0; n < 10_000; n += 1) tell(`u${String(n).padStart(5, "0")}`);
    const view = open();
    expect(keys(view.rows({ start: 9_998, count: 50 }))).toEqual(["u09998", "u09999"]);
    expect(view.head()).toMatchObject({ total: 10_000, counts: { agents: 10_000, available: 10_000 } });
  });
});

test("[supervisor complaint 6] every total is counted from the rows of the list, each agent once", () => {
  const { tell, open } = setUp({ group: "queue" });
  tell("a", { queues: ["q1", "q2"] });
  tell("b", talk);
  tell("c", { statusId: "break", queues: [] });
  tell("d", { statusId: "loggedOut", acdLoginAt: 0 });
  const view = open();
  expect(view.head().counts).toMatchObject({ agents: 3, signedIn: 3, available: 1, busy: 1, away: 1 });
  expect(names(view.rows(all))).toEqual(["Billing", "a", "Sales", "a", "b", "", "c"]);
  expect(keys(view.rows(all))).toEqual(["group q2", "q2 a", "group q1", "q1 a", "q1 b", "group ", " c"]);
  expect(view.rows(all).flatMap((row) => (row.kind === "group" ? row.count : []))).toEqual([1, 2, 1]);
});

test("a group that is closed has its head and its number only", () => {
  const { tell, open } = setUp({ group: "status", closed: ["available"] });
  for (const userId of ["a", "b"]) tell(userId);
  tell("c", { statusId: "lunch" });
  expect(keys(open().rows(all))).toEqual(["group available", "group lunch", "lunch c"]);
});

test("two statuses of one name are two groups", () => {
  const { tell, open, store } = setUp({ group: "status" });
  const { statuses } = store.get().agent;
  const lunch = statuses
    .filter(({ statusId }) => statusId === "lunch")
    .map((each) => ({ ...each, statusId: "lunch2" }));
  store.dispatch({ kind: "statusesRead", statuses: [...statuses, ...lunch] });
  tell("a", { statusId: "lunch" });
  tell("b", { statusId: "lunch2" });
  expect(names(open().rows(all))).toEqual(["Lunch", "a", "Lunch", "b"]);
});

test("[supervisor complaint 2] agents of equal keys stand by their ids, whatever is told of them", () => {
  const { tell, open, clock } = setUp({ sort: "callsToday" });
  for (const userId of ["c", "a", "b"]) tell(userId, { callsToday: 3 });
  const view = open();
  expect(keys(view.rows(all))).toEqual(["a", "b", "c"]);
  for (const userId of ["b", "c", "a"]) tell(userId, { callsToday: 3, statusId: "busy" });
  clock.advance(1_000);
  expect(keys(view.rows(all))).toEqual(["a", "b", "c"]);
});

describe("[supervisor complaint 4] the order changes", () => {
  test("once a second at most, and what a row says at once", () => {
    const { tell, open, clock } = setUp({ sort: "callsToday" });
    tell("a", { callsToday: 1 });
    tell("b", { callsToday: 2 });
    const view = open();
    tell("a", { callsToday: 5 });
    expect(view.rows(all).map((row) => [row.key, (row as AgentRow).callsToday])).toEqual([
      ["a", 5],
      ["b", 2],
    ]);
    clock.advance(999);
    expect(keys(view.rows(all))).toEqual(["a", "b"]);
    clock.advance(1);
    expect(keys(view.rows(all))).toEqual(["b", "a"]);
  });
});

describe("[supervisor complaint 3] while somebody reads", () => {
  test("the order stays, it is counted what waits, and letting go brings it", () => {
    const { tell, open, clock } = setUp({ sort: "callsToday" });
    for (const [userId, callsToday] of [
      ["a", 1],
      ["b", 2],
      ["c", 3],
    ] as const)
      tell(userId, { callsToday });
    const view = open();
    view.hold?.(true);
    tell("a", { callsToday: 9 });
    tell("b", { statusId: "loggedOut", acdLoginAt: 0 });
    tell("new", { callsToday: 0 });
    clock.advance(1_000);
    expect(keys(view.rows(all))).toEqual(["a", "b", "c"]);
    expect(view.head()).toMatchObject({ total: 3, waiting: 3 });
    view.hold?.(false);
    expect(keys(view.rows(all))).toEqual(["new", "c", "a"]);
    expect(view.head()).toMatchObject({ total: 3, waiting: 0 });
  });

  test("[supervisor complaint 1] who is gone stays where they stood, and is said to be gone", () => {
    const { tell, table, open, clock } = setUp();
    tell("a");
    tell("b");
    const view = open();
    view.rows(all);
    view.hold?.(true);
    clock.advance(10);
    table.keepOnly(new Set(["b"]), clock.now());
    clock.advance(1_000);
    expect(view.rows(all)).toMatchObject([
      { userId: "a", isGone: true },
      { userId: "b", isGone: false },
    ]);
    expect(view.rows(all)[0]).toBe(view.rows(all)[0]);
    view.hold?.(false);
    expect(keys(view.rows(all))).toEqual(["b"]);
  });
});

test("the board is wanted for as long as a view is open, and no timer outlives it", () => {
  const { tell, open, wanted, clock } = setUp();
  const view = open();
  tell("a");
  expect(wanted()).toBe(1);
  view.close();
  expect(wanted()).toBe(0);
  expect(clock.pending()).toBe(0);
});
