import { afterEach, beforeEach, expect, it } from "vitest";
import { type Centre, createCentre } from "../centre/centre.ts";
import type { Feed } from "./feed.ts";
import { queueStatistics, sendChanges, snapshot, userStatistics } from "./statistics.ts";

interface Frame {
  readonly name: string;
  readonly message: {
    readonly users?: readonly { userId: string; statusId: string }[];
    readonly queues?: readonly { queueId: string; agentsAvailable: number; waiting: number }[];
    readonly total?: number;
  };
}

let now = Date.UTC(2026, 10, 24, 12);
let due: (() => void)[] = [];
const clock = {
  now: () => now,
  wall: () => now,
  monotonic: () => now,
  after(_ms: number, run: () => void) {
    due.push(run);
    return () => {
      due = due.filter((one) => one !== run);
    };
  },
};
function secondPasses(): void {
  now += 1_000;
  for (const run of due.splice(0)) run();
}

let centre: Centre;
let frames: Frame[];
let connected: string[];
let stop: () => void;
beforeEach(() => {
  due = [];
  frames = [];
  connected = ["sue"];
  centre = createCentre({ seed: 1, clock, size: { agents: 1_200 } });
  const feed = {
    get connected() {
      return connected;
    },
    send: (_userId: string, frame: object) => void frames.push(frame as Frame),
  };
  stop = sendChanges(centre, feed as unknown as Feed, clock);
});
afterEach(() => {
  stop();
  centre.close();
});

it("a new connection gets everybody, in frames that a client reads", () => {
  const all = [...snapshot(centre.world(), now)] as Frame[];
  const users = all.flatMap(({ message }) => message.users ?? []);
  expect(new Set(users.map(({ userId }) => userId)).size).toBe(1_200);
  expect(all.map(({ message }) => message.users?.length ?? 0)).toEqual([500, 500, 200, 0]);
  expect(all[0]?.message.total).toBe(1_200);
  for (const frame of all) expect(JSON.stringify(frame).length).toBeLessThan(200_000);
});

it("afterwards only what changed is sent, once, and nothing when nothing did", () => {
  const userId = centre.find("agent900")?.userId ?? "";
  centre.do({ kind: "acdLogin", userId, statusId: "break" });
  centre.do({ kind: "acdLogin", userId, statusId: "available" });
  secondPasses();
  const [users, queues] = frames;
  expect(users?.message.users).toMatchObject([{ userId, statusId: "available" }]);
  expect(queues?.message.queues).toMatchObject([{ queueId: "queue-4", agentsAvailable: 1 }]);
  expect(JSON.stringify(frames).length).toBeLessThan(2_048);
  frames.length = 0;
  const ana = centre.find("ana")?.userId ?? "";
  centre.do({ kind: "acdLogin", userId: ana, statusId: "break" });
  secondPasses();
  expect(frames.flatMap(({ message }) => message.users ?? [])).toMatchObject([{ userId: ana }]);
  frames.length = 0;
  secondPasses();
  expect(frames).toEqual([]);
});

it("who waits in a queue is told of, and what an agent has", () => {
  const ana = centre.find("ana")?.userId ?? "";
  centre.do({ kind: "acdLogin", userId: ana, statusId: "available" });
  secondPasses();
  frames.length = 0;
  const content = { textMsg: "Hello?" };
  const arrival = { channel: "sms", from: "+15559990000", queueId: "queue-1", content } as const;
  centre.do({ kind: "arrive", arrival });
  const [offer] = centre.world().offersTo(ana);
  secondPasses();
  expect(frames.flatMap(({ message }) => message.queues ?? [])).toMatchObject([
    { queueId: "queue-1", waiting: 1 },
  ]);
  frames.length = 0;
  centre.do({ kind: "acceptOffer", userId: ana, offerId: offer?.offerId ?? "" });
  secondPasses();
  expect(frames.flatMap(({ message }) => message.users ?? [])).toMatchObject([
    { userId: ana, workitems: [{ channelType: "sms" }] },
  ]);
});

it("nothing is kept up for nobody", () => {
  connected = [];
  centre.do({ kind: "acdLogin", userId: centre.find("ana")?.userId ?? "", statusId: "break" });
  secondPasses();
  expect(frames).toEqual([]);
});

it("a call that is taken counts for its agent, and in its queue's service level when it was in time", () => {
  const [ana, ben] = ["ana", "ben"].map((name) => centre.find(name)?.userId ?? "");
  centre.do({ kind: "setBehaviour", behaviour: { needsLeg: false } });
  const take = (userId = "", afterMs = 0) => {
    centre.do({ kind: "arrive", arrival: { channel: "voice", from: "+15550100", queueId: "queue-1" } });
    now += afterMs;
    centre.do({ kind: "acdLogin", userId, statusId: "available" });
    const [offer] = centre.world().offersTo(userId);
    centre.do({ kind: "acceptOffer", userId, offerId: offer?.offerId ?? "" });
  };
  take(ana, 1_000);
  take(ben, 31_000);
  const world = centre.world();
  const queue = world.object("queue", "queue-1");
  if (queue === undefined) throw new Error("the sandbox has no queue-1");
  expect(queueStatistics(world, queue, now)).toMatchObject({ serviceLevel: 50, serviceLevelSeconds: 30 });
  const agent = world.agents.get(ana ?? "");
  if (agent === undefined) throw new Error("the sandbox has no Ana");
  expect(userStatistics(world, agent)).toMatchObject({ callsToday: 1, workitems: [{ queueId: "queue-1" }] });
});
