import { expect, it } from "vitest";
import { queueStatistics, userStatistics } from "../feed/statistics.ts";
import { createActivity } from "./activity.ts";
import { createCentre } from "./centre.ts";

/** A crowd, and a clock that the test moves. */
function setUp(agents: number) {
  let now = Date.UTC(2026, 10, 24, 12);
  let due: { at: number; run: () => void }[] = [];
  const clock = {
    now: () => now,
    wall: () => now,
    monotonic: () => now,
    after(ms: number, run: () => void) {
      const timer = { at: now + ms, run };
      due.push(timer);
      return () => {
        due = due.filter((one) => one !== timer);
      };
    },
  };
  const passes = (ms: number) => {
    for (let passed = 0; passed < ms; passed += 50) {
      now += 50;
      const ready = due.filter(({ at }) => at <= now);
      due = due.filter(({ at }) => at > now);
      for (const { run } of ready) run();
    }
  };
  const centre = createCentre({ seed: 1, clock, size: { agents } });
  return { centre, activity: createActivity(centre, clock), clock, passes };
}

it("logs agents in and changes so many statuses a second, each agent's in turn, until it is stopped", () => {
  const { centre, activity, passes } = setUp(205);
  expect(activity.start({ agents: 1_000, perSecond: 100 })).toBe(200);
  expect(centre.world().queueCounts("queue-4").agentsLoggedIn).toBe(200);
  const changed: string[] = [];
  centre.onStep(({ events }) => {
    for (const { to, name } of events) if (name === "UserStatusChangeNotification") changed.push(to);
  });
  passes(1_000);
  expect(changed.length).toBeGreaterThan(60);
  expect(changed.length).toBeLessThanOrEqual(100);
  expect(new Set(changed).size).toBe(changed.length);
  activity.stop();
  const before = changed.length;
  passes(1_000);
  expect(changed.length).toBe(before);
  centre.close();
});

it("agents of the crowd take calls of their queues, wrap up and take breaks; queues have waits and a service level", () => {
  const { centre, activity, clock, passes } = setUp(305);
  activity.start({ agents: 305, perSecond: 300, queues: 8 });
  const statuses = new Set<string>();
  for (let second = 0; second < 8; second += 1) {
    passes(1_000);
    for (const agent of centre.world().agents.slice(5, 300)) statuses.add(agent.statusId);
  }
  for (const statusId of ["available", "oncall", "wrapup"]) expect(statuses).toContain(statusId);
  expect(["break", "lunch", "training", "meeting"].some((each) => statuses.has(each))).toBe(true);
  const world = centre.world();
  const users = world.agents.slice(5, 300).map((agent) => userStatistics(world, agent));
  const onCall = users.filter(({ statusId }) => statusId === "oncall");
  expect(onCall.length).toBeGreaterThan(0);
  for (const { workitems, queues } of onCall) {
    expect(workitems).toHaveLength(1);
    expect(queues).toContain(workitems[0]?.queueId);
  }
  expect(
    users.filter(({ statusId }) => statusId === "wrapup").every(({ workitems }) => workitems.length === 0),
  ).toBe(true);
  expect(users[0]?.queues).toHaveLength(8);
  const claims = world.object("queue", "crowd-queue-1");
  if (claims === undefined) throw new Error("the crowd has no queues");
  const { serviceLevel = -1, waiting, longestWaitMs } = queueStatistics(world, claims, clock.now());
  expect(serviceLevel).toBeGreaterThan(0);
  expect(serviceLevel).toBeLessThan(100);
  expect(waiting === 0 ? longestWaitMs === 0 : longestWaitMs > 0).toBe(true);
  activity.stop();
  centre.close();
});
