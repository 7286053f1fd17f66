import { describe, expect, test } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import { silentLog } from "../../shared/log.ts";
import { readEvery } from "../../shared/state/board.ts";
import { ServiceError } from "../nextiva/errors.ts";
import type { StatisticsPage } from "../nextiva/statistics.ts";
import { signedInStore } from "../state/test-samples.ts";
import { type Board, createBoard } from "./board.ts";

const settled = async () => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
};

type Row = Readonly<Record<string, unknown>> & { readonly userId: string };

/** A board over a server that has these agents. */
function setUp(isSupervisor = true) {
  const clock = fakeClock(1_790_000_000_000);
  const { store } = signedInStore(clock.now, { isSupervisor });
  const server = {
    agents: [] as Row[],
    queues: [] as object[],
    fails: null as ServiceError | null,
    reads: 0,
  };
  const feed: string[] = [];
  const board: Board = createBoard({
    store,
    clock,
    server: { skew: () => 0 },
    log: silentLog,
    readAuthority: async () => store.dispatch({ kind: "authorityReported", isSupervisor: false }),
    feed: { start: () => void feed.push("start"), close: () => void feed.push("close") },
    statistics: {
      async page(of, start, rows): Promise<StatisticsPage> {
        if (server.fails !== null) throw server.fails;
        if (of === "agents" && start === 0) server.reads += 1;
        const all = server[of];
        return { rows: all.slice(start, start + rows), total: all.length, createdAt: clock.now() };
      },
    },
  });
  return {
    clock,
    store,
    server,
    feed,
    board,
    shown: () => [...board.agents.entries.keys()],
    status: (userId: string) => board.agents.entries.get(userId)?.row.statusId,
    says: (rows: readonly object[], createdAt: number | null = clock.now()) =>
      board.heard({ of: "agents", rows, createdAt }),
    /** Time passes, and whatever is asked is answered. */
    async passes(ms: number) {
      clock.advance(ms);
      for (let turn = 0; turn < 30; turn += 1) {
        await settled();
        clock.advance(0);
      }
    },
  };
}

async function connected(agents: Row[]) {
  const at = setUp();
  at.server.agents = agents;
  const letGo = at.board.want();
  at.board.changed({ kind: "open", since: at.clock.now() });
  at.board.connected();
  await at.passes(0);
  return { ...at, letGo };
}

const agent = (userId: string, more: object = {}): Row => ({
  userId,
  name: `Agent ${userId}`,
  statusId: "available",
  acdLoginAt: 1,
  ...more,
});

describe("[supervisor complaint 5] what the server tells", () => {
  test("is read when the feed is connected, and named by the tenant's statuses and queues", async () => {
    const at = setUp();
    at.server.queues = [{ queueId: "q1", name: "Sales" }];
    at.server.agents = [agent("u1", { workitems: [{ workitemId: "w", queueId: "q1" }] })];
    at.board.want();
    at.board.connected();
    await at.passes(0);
    expect(at.board.agents.entries.get("u1")?.row).toMatchObject({
      name: "Agent u1",
      status: "Available",
      statusKind: "available",
      work: [{ workitemId: "w", queue: "Sales" }],
    });
    expect(at.store.get().board).toMatchObject({ readAt: at.clock.now(), isReading: false, failure: null });
  });

  test("is read without the feed too, a little later", async () => {
    const at = setUp();
    at.server.agents = [agent("u1")];
    at.board.want();
    await at.passes(2_000);
    expect(at.shown()).toEqual([]);
    await at.passes(2_000);
    expect(at.shown()).toEqual(["u1"]);
  });

  test.each<[string, (at: Awaited<ReturnType<typeof connected>>) => void, string | undefined]>([
    ["an update is taken", (at) => at.says([agent("u1", { statusId: "break" })]), "break"],
    [
      "the same twice is once",
      (at) => {
        at.says([agent("u1", { statusId: "break" })]);
        at.says([agent("u1", { statusId: "break" })]);
      },
      "break",
    ],
    [
      "an older frame after a newer one changes nothing",
      (at) => {
        at.says([agent("u1", { statusId: "break" })], at.clock.now());
        at.says([agent("u1", { statusId: "lunch" })], at.clock.now() - 5);
      },
      "break",
    ],
    [
      "an older change in a newer frame changes nothing",
      (at) => {
        at.clock.advance(100);
        at.says([agent("u1", { statusId: "break", modifiedAt: at.clock.now() - 10 })]);
        at.says([agent("u1", { statusId: "lunch", modifiedAt: at.clock.now() - 20 })]);
      },
      "break",
    ],
    [
      "what is older than the reading changes nothing",
      (at) => at.says([agent("u1", { statusId: "break" })], 1),
      "available",
    ],
    [
      "a frame without a time counts as it comes",
      (at) => at.says([agent("u1", { statusId: "break" })], null),
      "break",
    ],
    [
      "a row that cannot be read hides no other",
      (at) => at.says([{}, { userId: 7 }, agent("u1", { statusId: "lunch" })]),
      "lunch",
    ],
  ])("%s", async (_, happens, status) => {
    const at = await connected([agent("u1")]);
    happens(at);
    await at.passes(0);
    expect(at.status("u1")).toBe(status);
  });

  test("somebody new is shown; a name that is left out is kept, another one taken", async () => {
    const at = await connected([agent("u1")]);
    at.says([agent("u2"), { userId: "u1", statusId: "break" }]);
    await at.passes(0);
    expect(at.shown()).toEqual(["u1", "u2"]);
    expect(at.board.agents.entries.get("u1")?.row.name).toBe("Agent u1");
    at.says([agent("u1", { name: "Ann Renamed" })]);
    await at.passes(0);
    expect(at.board.agents.entries.get("u1")?.row.name).toBe("Ann Renamed");
  });

  test("removes nobody but by a whole reading, and then not who was heard of meanwhile", async () => {
    const at = await connected([agent("u1"), agent("u2"), agent("ghost")]);
    at.server.agents = [agent("u1")];
    await at.passes(readEvery - 1_000);
    expect(at.shown()).toEqual(["u1", "u2", "ghost"]);
    at.board.read();
    at.says([agent("u2")]);
    await at.passes(0);
    expect(at.shown()).toEqual(["u1", "u2"]);
  });

  test("is read again every few minutes, and at once after a gap: two hundred may be gone", async () => {
    const many = Array.from({ length: 1_200 }, (_, n) => agent(`u${n}`));
    const at = await connected(many);
    expect(at.shown()).toHaveLength(1_200);
    await at.passes(readEvery);
    expect(at.server.reads).toBe(2);
    at.board.changed({ kind: "waiting", since: at.clock.now(), retryAt: 0, attempt: 1 });
    at.server.agents = many.slice(200);
    at.clock.advance(1);
    at.board.connected();
    await at.passes(0);
    expect(at.shown()).toHaveLength(1_000);
  });

  test("that fails removes nobody, says why, and is tried again", async () => {
    const at = await connected([agent("u1")]);
    at.server.fails = new ServiceError("serverError", "500");
    at.board.read();
    await at.passes(0);
    expect(at.store.get().board.failure).toMatchObject({ code: "serverError" });
    expect(at.shown()).toEqual(["u1"]);
    at.server.fails = null;
    await at.passes(2_000);
    expect(at.store.get().board.failure).toBeNull();
  });

  test("a burst of five thousand rows in one frame lets others come in between", async () => {
    const at = await connected([]);
    at.says(Array.from({ length: 5_000 }, (_, n) => agent(`u${n}`)));
    expect(at.shown().length).toBeLessThan(200);
    await at.passes(0);
    await at.passes(0);
    expect(at.shown()).toHaveLength(5_000);
  });

  test("keeps its order of time when this computer slept, and when its clock is set back an hour", async () => {
    const at = await connected([agent("u1")]);
    await at.passes(3_600_000);
    at.clock.setWall(-3_600_000);
    at.says([agent("u1", { statusId: "break" })]);
    await at.passes(0);
    expect(at.status("u1")).toBe("break");
  });
});

describe("the board is kept", () => {
  test("while somebody looks, and a minute more", async () => {
    const at = await connected([agent("u1")]);
    at.letGo();
    await at.passes(59_000);
    expect(at.shown()).toEqual(["u1"]);
    const letGo = at.board.want();
    await at.passes(2_000);
    letGo();
    await at.passes(60_000);
    expect(at.shown()).toEqual([]);
    expect(at.feed).toEqual(["start", "close"]);
    expect(at.store.get().board.readAt).toBeNull();
  });

  test("for nobody without the authority, and emptied when it is withdrawn", async () => {
    const none = setUp(false);
    none.board.want();
    await none.passes(10_000);
    expect(none.feed).toEqual([]);
    const at = await connected([agent("u1")]);
    at.server.fails = new ServiceError("forbidden", "403");
    at.board.changed({ kind: "failed", since: at.clock.now(), why: "refused" });
    await at.passes(0);
    expect(at.shown()).toEqual([]);
    expect(at.feed).toEqual(["start", "close"]);
    at.store.dispatch({ kind: "authorityReported", isSupervisor: true });
    expect(at.feed).toEqual(["start", "close", "start"]);
  });

  test("leaves no timer behind", async () => {
    const at = await connected([agent("u1")]);
    at.board.close();
    expect(at.clock.pending()).toBe(0);
  });
});
