import { expect, it } from "vitest";
import { createActivity } from "./activity.ts";
import { createCentre } from "./centre.ts";

it("logs agents in and changes so many statuses a second, each agent's in turn, until it is stopped", () => {
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
  const passes = (ms: number) => {
    for (let passed = 0; passed < ms; passed += 50) {
      now += 50;
      for (const run of due.splice(0)) run();
    }
  };
  const centre = createCentre({ seed: 1, clock, size: { agents: 205 } });
  const activity = createActivity(centre, clock);
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
