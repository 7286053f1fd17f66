import { describe, expect, test } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import type { WorkitemFacts } from "../state/events.ts";
import { createStore } from "../state/store.ts";
import { offer, signedInFacts, workitem } from "../state/test-samples.ts";
import { watchOverdue } from "./overdue.ts";

function setUp() {
  const clock = fakeClock();
  const store = createStore(clock.now);
  const read: string[] = [];
  const list = { asked: 0, fails: false };
  const status = { asked: 0 };
  const undo = watchOverdue(store, clock, {
    workitem: async (workitemId) => void read.push(workitemId),
    async offers() {
      list.asked += 1;
      if (list.fails) throw new Error("offline");
    },
    async status() {
      status.asked += 1;
    },
  });
  const tell = (state: WorkitemFacts["state"], modifiedAt: number) =>
    store.dispatch({
      kind: "workitemReported",
      workitem: workitem("w1", { state, direction: "outbound", createdAt: 0, modifiedAt }),
    });
  return {
    clock,
    read,
    tell,
    store,
    list,
    status,
    undo,
    open: () => store.get().offers.open.map((each) => each.offerId),
  };
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

test("messages that the agent finished are read again until the server says so; open ones now and then", () => {
  const { clock, read, store } = setUp();
  store.dispatch({ kind: "workitemReported", workitem: workitem("m1", { channel: "sms", modifiedAt: 1 }) });
  clock.advance(29_000);
  expect(read).toEqual([]);
  store.dispatch({ kind: "workFinishAsked", workitemId: "m1" });
  clock.advance(7_500);
  expect(read).toEqual(["m1"]);
  store.dispatch({ kind: "workEnded", workitemId: "m1", end: "finished" });
  clock.advance(60_000);
  expect(read).toEqual(["m1"]);
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

test("a frame that says of a call without sound that it is not ours is asked about at once", () => {
  const { store, read } = setUp();
  store.dispatch({ kind: "callAccepted", offer: offer("o1", { workitemId: "w1" }) });
  for (const more of [{ state: "queued" }, { mine: false }] as const)
    store.dispatch({ kind: "workitemReported", workitem: workitem("w1", { modifiedAt: 2, ...more }) });
  expect(read).toEqual(["w1", "w1"]);
  store.dispatch({ kind: "workitemReported", workitem: workitem("w2", { mine: false }) });
  store.dispatch({ kind: "workitemReported", workitem: workitem("w1", { modifiedAt: 3 }) });
  expect(read).toHaveLength(2);
});

describe("what rings", () => {
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
  test("is looked up in the server's list every ten seconds, however many ring", () => {
    const { clock, store, list } = setUp();
    store.dispatch({ kind: "offerMade", offer: offer("o1") });
    store.dispatch({ kind: "offerMade", offer: offer("o2") });
    clock.advance(9_999);
    expect(list.asked).toBe(0);
    clock.advance(1);
    expect(list.asked).toBe(1);
    clock.advance(10_000);
    expect(list.asked).toBe(2);
  });
  test("and stops when it is not there any more: no ghost rings, whatever the feed lost", () => {
    const { clock, store, open, list } = setUp();
    store.dispatch({ kind: "offerMade", offer: offer("o1") });
    clock.advance(10_000);
    store.dispatch({ kind: "offersRead", offers: [], askedAt: clock.now() });
    expect([open(), store.get().voice.ring]).toEqual([[], null]);
    clock.advance(60_000);
    expect([list.asked, clock.pending()]).toEqual([1, 0]);
  });
  test("what is being answered, or rings the line itself, is in no list", () => {
    const { clock, store, list } = setUp();
    store.dispatch({ kind: "offerMade", offer: offer("o1") });
    store.dispatch({ kind: "offerAsked", offerId: "o1", to: "accepting" });
    store.dispatch({ kind: "offerMade", offer: offer("line:1", { source: "line" }) });
    clock.advance(60_000);
    expect(list.asked).toBe(0);
  });
  test("with nobody to ask it rings for a minute, unless it has a time limit of its own", async () => {
    const { clock, store, open, list } = setUp();
    list.fails = true;
    store.dispatch({ kind: "offerMade", offer: offer("o1") });
    store.dispatch({ kind: "offerMade", offer: offer("o2", { expiresAt: clock.now() + 90_000 }) });
    clock.advance(55_000);
    await settled();
    expect(open()).toEqual(["o1", "o2"]);
    clock.advance(10_000);
    await settled();
    expect(open()).toEqual(["o2"]);
  });
  test("leaves no timer", () => {
    const { clock, store, undo } = setUp();
    store.dispatch({ kind: "offerMade", offer: offer("o1") });
    undo();
    expect(clock.pending()).toBe(0);
  });
});

describe("the agent's status", () => {
  /** Signed in, in ACD, in that status since now. */
  function inStatus(statusId: string, until?: number) {
    const set = setUp();
    for (const fact of signedInFacts) set.store.dispatch(fact);
    set.store.dispatch({ kind: "feedChanged", link: { kind: "open", since: 0 } });
    set.store.dispatch({ kind: "resynced" });
    const heard = (id = statusId) =>
      set.store.dispatch({
        kind: "statusChanged",
        statusId: id,
        since: set.clock.now(),
        ...(until !== undefined && { until: set.clock.now() + until }),
      });
    heard();
    return { ...set, heard };
  }

  test("is asked about every ten seconds in wrap-up: one lost frame keeps nobody there", () => {
    const { clock, status } = inStatus("wrapUp");
    clock.advance(9_000);
    expect(status.asked).toBe(0);
    clock.advance(5_000);
    expect(status.asked).toBe(1);
    clock.advance(20_000);
    expect(status.asked).toBeGreaterThanOrEqual(2);
  });
  test("past its time limit within five seconds", () => {
    const { clock, status } = inStatus("wrapUp", 3_000);
    clock.advance(3_000 + 5_000);
    expect(status.asked).toBe(1);
  });
  test("at once with an offer in a status in which none come", () => {
    const { clock, status, store } = inStatus("break");
    clock.advance(20_000);
    expect(status.asked).toBe(0);
    store.dispatch({ kind: "offerMade", offer: offer("o1") });
    clock.advance(2_500);
    expect(status.asked).toBe(1);
  });
  test("once a minute where the agent chose it, and each word from the server counts", () => {
    const { clock, status, heard } = inStatus("available");
    clock.advance(55_000);
    heard();
    clock.advance(57_000);
    expect(status.asked).toBe(0);
    clock.advance(5_000);
    expect(status.asked).toBe(1);
  });
  test("is left to the resync while the feed is away, and to nobody signed out", () => {
    const { clock, status, store } = inStatus("wrapUp");
    store.dispatch({ kind: "feedChanged", link: { kind: "connecting", since: 0, attempt: 1 } });
    clock.advance(60_000);
    store.dispatch({ kind: "signedOut", why: "signedOut", error: null });
    clock.advance(60_000);
    expect([status.asked, clock.pending()]).toEqual([0, 0]);
  });
});
