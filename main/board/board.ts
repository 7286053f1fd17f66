import type { Log } from "../../shared/log.ts";
import { type Failure, forWindows } from "../../shared/result.ts";
import { statusById } from "../../shared/state/agent.ts";
import { readEvery } from "../../shared/state/board.ts";
import { superviseControl } from "../../shared/state/controls.ts";
import type { Link } from "../../shared/state/link.ts";
import type { Clock, Millis } from "../../shared/time.ts";
import type { ServerTime } from "../nextiva/server-time.ts";
import {
  type AgentFacts,
  agentFacts,
  type QueueFacts,
  queueFacts,
  type StatisticsService,
} from "../nextiva/statistics.ts";
import type { Reading } from "../nextiva/vocabulary.ts";
import type { Store } from "../state/store.ts";
import { outcomeOf } from "../work/context.ts";
import { type AgentEntry, agentEntry } from "./agents.ts";
import { type QueueEntry, queueEntry } from "./queues.ts";
import { countedAt, inPieces, readAll } from "./snapshot.ts";
import { createTable, type Table } from "./table.ts";

export interface BoardParts {
  readonly store: Store;
  readonly clock: Pick<Clock, "now" | "after">;
  readonly statistics: Pick<StatisticsService, "page">;
  readonly server: Pick<ServerTime, "skew">;
  /** The analytics feed; it hands on what it hears. */
  readonly feed: { start(): void; close(): void };
  /** The server refused what only a supervisor may: asks it who we are now. */
  readonly readAuthority: () => Promise<void>;
  readonly log: Log;
}

/** A frame of the analytics feed: rows that are not read yet. */
export interface Heard {
  readonly of: "agents" | "queues";
  readonly rows: readonly unknown[];
  /** When the server said it, on its clock; null where it does not say. */
  readonly createdAt: number | null;
}

/** Every agent and queue that the supervisor may see, as the server told last. */
export interface Board {
  readonly agents: Table<AgentFacts, AgentEntry>;
  readonly queues: Table<QueueFacts, QueueEntry>;
  /** Somebody looks, or watches for something: until the answered undo is called it is kept up to date. */
  want(): () => void;
  /** The analytics feed is connected: from here on nothing is missed. */
  connected(): void;
  heard(frame: Heard): void;
  changed(link: Link): void;
  /** Reads everything again now. */
  read(): void;
  close(): void;
}

/** Kept for so long after the last one looked: a window that is loaded anew finds it as it was. */
const lingerMs = 60_000;
/** A feed that is not there by then is not waited for. */
const feedGrace = 3_000;
const slowestRetry = 60_000;
/** The state says at most so often that something was heard. */
const tellEvery = 1_000;

/** Keeps the board: reads everything at the start, after each gap and every few minutes, and takes in what is pushed. */
export function createBoard(parts: BoardParts): Board {
  const { store, clock, server, log } = parts;
  const names = {
    status: (statusId: string) => statusById(store.get().agent, statusId),
    queue: (queueId: string) => queues.entries.get(queueId)?.row.name ?? "",
  };
  const queues = createTable<QueueFacts, QueueEntry>(queueEntry);
  const agents = createTable<AgentFacts, AgentEntry>((facts, was) => agentEntry(facts, was, names));
  let wanted = 0;
  let isOn = false;
  let tries = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  let undoTimer = () => {};
  let undoLinger = () => {};
  /** Rises with each reading: what an older one brings is not looked at. */
  let round = 0;

  const mayLook = () => superviseControl(store.get()).enabled;
  const reading = (): Reading => ({ at: clock.now(), skew: server.skew() });
  // A macrotask: whatever waits at main's door comes in between.
  const pause = () => new Promise<void>((resolve) => void clock.after(0, resolve));

  function put(of: Heard["of"], row: unknown, asOf: Millis): string | null {
    if (of === "agents") {
      const facts = agentFacts(row, reading(), asOf);
      if (facts !== null) agents.put(facts);
      return facts?.id ?? null;
    }
    const facts = queueFacts(row, reading(), asOf);
    if (facts === null) return null;
    const was = names.queue(facts.id);
    queues.put(facts);
    // Rows name the queue that their work came by.
    if (facts.name !== "" && facts.name !== was) areNamesNew = true;
    return facts.id;
  }
  let areNamesNew = false;

  function told(): void {
    if (areNamesNew) agents.renew();
    areNamesNew = false;
    if (clock.now() - toldAt < tellEvery) return;
    toldAt = clock.now();
    store.dispatch({ kind: "boardReported", change: { heardAt: clock.now() } });
  }

  async function take(
    of: Heard["of"],
    rows: readonly unknown[],
    asOf: Millis,
    isOver: () => boolean,
  ): Promise<readonly string[]> {
    const ids: string[] = [];
    await inPieces(rows, pause, (row) => {
      const id = isOver() ? null : put(of, row, asOf);
      if (id !== null) ids.push(id);
    });
    if (!isOver()) told();
    return ids;
  }

  async function readList(of: Heard["of"], isOver: () => boolean): Promise<ReadonlySet<string> | null> {
    let askedAt = 0;
    return readAll({
      isOver,
      page(start, rows) {
        askedAt = clock.now();
        return parts.statistics.page(of, start, rows);
      },
      take: (rows, createdAt) =>
        take(of, rows, countedAt(createdAt, askedAt, server.skew(), clock.now()), isOver),
    });
  }

  async function read(): Promise<void> {
    if (!isOn) return;
    undoTimer();
    round += 1;
    const mine = round;
    const isOver = () => mine !== round;
    const since = clock.now();
    store.dispatch({ kind: "boardReported", change: { isReading: true } });
    const done = await outcomeOf(readBoth(since, isOver));
    if (isOver()) return;
    if (!done.ok) return failed(forWindows(done.error));
    tries = 0;
    store.dispatch({
      kind: "boardReported",
      change: { isReading: false, failure: null, readAt: since, heardAt: clock.now() },
    });
    later(readEvery);
  }

  async function readBoth(since: Millis, isOver: () => boolean): Promise<void> {
    // Queues first: they name what agents work on.
    const queueIds = await readList("queues", isOver);
    const agentIds = await readList("agents", isOver);
    if (queueIds !== null) queues.keepOnly(queueIds, since);
    if (agentIds !== null) agents.keepOnly(agentIds, since);
  }

  function failed(failure: Failure): void {
    tries += 1;
    log.warn("board: not read", { code: failure.code, tries });
    store.dispatch({ kind: "boardReported", change: { isReading: false, failure } });
    later(Math.min(1_000 * 2 ** tries, slowestRetry));
    if (failure.code === "forbidden") void outcomeOf(parts.readAuthority());
  }

  function later(ms: number): void {
    undoTimer();
    undoTimer = clock.after(ms, () => void read());
  }

  function turn(): void {
    const shouldBe = mayLook() && wanted > 0;
    if (shouldBe === isOn) return;
    isOn = shouldBe;
    if (isOn) {
      parts.feed.start();
      later(feedGrace);
      return;
    }
    round += 1;
    undoTimer();
    parts.feed.close();
    agents.clear();
    queues.clear();
    store.dispatch({
      kind: "boardReported",
      change: { readAt: null, heardAt: null, isReading: false, failure: null },
    });
  }

  const unwatch = store.watch((now, was) => {
    if (now.session !== was.session) turn();
    if (isOn && now.agent.statuses !== was.agent.statuses) agents.renew();
  });

  return {
    agents,
    queues,
    want() {
      let isWanted = true;
      undoLinger();
      wanted += 1;
      turn();
      return () => {
        if (!isWanted) return;
        isWanted = false;
        wanted -= 1;
        undoLinger();
        undoLinger = clock.after(lingerMs, turn);
      };
    },
    connected: () => void read(),
    heard({ of, rows, createdAt }) {
      if (!isOn) return;
      const { at, skew } = reading();
      const asOf = createdAt === null ? at : Math.min(createdAt + skew, at);
      void take(of, rows, asOf, () => !isOn);
    },
    changed(link) {
      store.dispatch({ kind: "boardReported", change: { feed: link } });
      // Refused: the token is exchanged; but it may be the authority that is gone.
      if (link.kind === "failed") void read();
    },
    read: () => void read(),
    close() {
      unwatch();
      undoLinger();
      wanted = 0;
      turn();
    },
  };
}
