import { expect, test } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import type { WorkitemFacts } from "../state/events.ts";
import { createStore } from "../state/store.ts";
import { workitem } from "../state/test-samples.ts";
import { watchOverdue } from "./overdue.ts";

function setUp() {
  const clock = fakeClock();
  const store = createStore(clock.now);
  const read: string[] = [];
  watchOverdue(store, clock, async (callId) => void read.push(callId));
  const tell = (state: WorkitemFacts["state"], modifiedAt: number) =>
    store.tell({
      kind: "workitemTold",
      workitem: workitem("w1", { state, direction: "outbound", createdAt: 0, modifiedAt }),
    });
  return { clock, read, tell };
}

test("a call that waits for the server is read again every five seconds", () => {
  const { clock, read, tell } = setUp();
  tell("dialling", 1);
  clock.advance(4_900);
  expect(read).toEqual([]);
  clock.advance(100);
  expect(read).toEqual(["w1"]);
  clock.advance(5_000);
  expect(read).toEqual(["w1", "w1"]);
});

test("a settled call is looked at every half minute, and each word from the server counts", () => {
  const { clock, read, tell } = setUp();
  tell("active", 1);
  clock.advance(29_000);
  tell("hold", 2);
  clock.advance(29_000);
  expect(read).toEqual([]);
  clock.advance(2_500);
  expect(read).toEqual(["w1"]);
});

test("an ended call is left alone and no timer goes on", () => {
  const { clock, read, tell } = setUp();
  tell("active", 1);
  tell("terminated", 2);
  clock.advance(120_000);
  expect(read).toEqual([]);
});
