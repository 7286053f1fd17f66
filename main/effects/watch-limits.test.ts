import { expect, test } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import { standardBoard, type Threshold, type ThresholdName } from "../../shared/state/board-settings.ts";
import { defaultSettings } from "../../shared/state/settings.ts";
import { agentEntry } from "../board/agents.ts";
import { queueEntry } from "../board/queues.ts";
import { createTable } from "../board/table.ts";
import { agentFacts, queueFacts } from "../nextiva/statistics.ts";
import { amy, signedInStore, statuses, workitem } from "../state/test-samples.ts";
import { watchLimits } from "./watch-limits.ts";

/** A supervisor who is to be told of these limits. */
function setUp(limits: Partial<Record<ThresholdName, Partial<Threshold>>>) {
  const clock = fakeClock(1_790_000_000_000);
  const { store, told } = signedInStore(clock.now, { isSupervisor: true });
  const status = (statusId: string) => statuses.find((each) => each.statusId === statusId) ?? null;
  const agents = createTable(
    (facts: NonNullable<ReturnType<typeof agentFacts>>, was: ReturnType<typeof agentEntry> | undefined) =>
      agentEntry(facts, was, { status, queue: () => "" }),
  );
  const queues = createTable(queueEntry);
  let wanted = 0;
  const stop = watchLimits({
    store,
    clock,
    board: {
      agents,
      queues,
      want() {
        wanted += 1;
        return () => {
          wanted -= 1;
        };
      },
    } as never,
  });
  const live = { feed: { kind: "open", since: 0 }, readAt: clock.now() } as const;
  store.dispatch({ kind: "boardReported", change: live });
  const set = (given: typeof limits) => {
    const thresholds = Object.fromEntries(
      Object.entries(standardBoard.thresholds).map(([name, each]) => [
        name,
        { ...each, ...given[name as ThresholdName] },
      ]),
    ) as typeof standardBoard.thresholds;
    store.dispatch({
      kind: "settingsChanged",
      settings: { ...defaultSettings, boards: { [amy.userId]: { views: [], thresholds } } },
    });
  };
  set(limits);
  const reading = () => ({ at: clock.now(), skew: 0 });
  return {
    clock,
    store,
    stop,
    set,
    wanted: () => wanted,
    queue(row: object) {
      const facts = queueFacts({ queueId: "q1", name: "Sales", ...row }, reading(), clock.now());
      if (facts !== null) queues.put(facts);
    },
    agent(row: object) {
      const facts = agentFacts({ userId: "u1", name: "Ben", acdLoginAt: 1, ...row }, reading(), clock.now());
      if (facts !== null) agents.put(facts);
    },
    told: () =>
      told.flatMap((event) =>
        event.kind === "limitsCrossed" ? [event.crossed.map(({ what }) => what)] : [],
      ),
    tones: () => told.filter((event) => event.kind === "toneRequested").length,
  };
}

test("a limit that is crossed is told once, with a sound where that is wished, and again after it was over a while", () => {
  const at = setUp({ waiting: { notifies: true, sounds: true } });
  at.queue({ waiting: 3 });
  at.clock.advance(2_000);
  expect(at.told()).toEqual([]);
  at.queue({ waiting: 10 });
  at.clock.advance(5_000);
  expect(at.told()).toEqual([["Sales"]]);
  expect(at.tones()).toBe(1);
  at.queue({ waiting: 9 });
  at.clock.advance(5_000);
  at.queue({ waiting: 11 });
  at.clock.advance(5_000);
  expect(at.told()).toHaveLength(1);
  at.queue({ waiting: 1 });
  at.clock.advance(40_000);
  at.queue({ waiting: 11 });
  at.clock.advance(1_000);
  expect(at.told()).toHaveLength(2);
});

test("time alone crosses a limit: a wait, a break, a call", () => {
  const at = setUp({
    oldestWait: { notifies: true, alarm: 60 },
    awayTime: { notifies: true, alarm: 30 },
    callTime: { notifies: true, alarm: 90 },
  });
  at.queue({ waiting: 1, longestWaitMs: 1_000 });
  at.agent({ statusId: "break", statusStartedAt: at.clock.now() });
  at.agent({
    userId: "u2",
    name: "Eve",
    statusId: "busy",
    workitems: [{ workitemId: "w", assignedAt: at.clock.now() }],
  });
  at.clock.advance(31_000);
  expect(at.told()).toEqual([["Ben"]]);
  at.clock.advance(30_000);
  expect(at.told()).toEqual([["Ben"], ["Sales"]]);
  at.clock.advance(30_000);
  expect(at.told()).toEqual([["Ben"], ["Sales"], ["Eve"]]);
});

test("less service is worse, and several at once are one word", () => {
  const at = setUp({ serviceLevel: { notifies: true } });
  at.queue({ serviceLevel: 30 });
  at.queue({ queueId: "q2", name: "Care", serviceLevel: 59 });
  at.queue({ queueId: "q3", name: "Good", serviceLevel: 60 });
  at.queue({ queueId: "q4", name: "New" });
  at.clock.advance(1_000);
  expect(at.told()).toEqual([["Sales", "Care"]]);
});

test("nothing is told by what is old, by what only colours, or to one without the authority", () => {
  const at = setUp({ waiting: { notifies: true } });
  at.queue({ waiting: 20 });
  at.store.dispatch({ kind: "boardReported", change: { feed: { kind: "off" } } });
  at.clock.advance(5_000);
  expect(at.told()).toEqual([]);
  at.set({});
  expect(at.wanted()).toBe(0);
  at.set({ waiting: { notifies: true } });
  expect(at.wanted()).toBe(1);
  at.store.dispatch({ kind: "authorityReported", isSupervisor: false });
  expect(at.wanted()).toBe(0);
  at.stop();
  expect(at.clock.pending()).toBe(0);
});

test("in a call it makes no sound, where messages make none", () => {
  const at = setUp({ waiting: { notifies: true, sounds: true } });
  at.store.dispatch({ kind: "workitemReported", workitem: workitem() });
  at.queue({ waiting: 20 });
  at.clock.advance(1_000);
  expect(at.told()).toEqual([["Sales"]]);
  expect(at.tones()).toBe(0);
});
