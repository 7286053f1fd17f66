import { describe, expect, test } from "vitest";
import { offer } from "../state/test-samples.ts";
import { settled, testContext } from "./test-context.ts";

const never = async () => {};

function setUp() {
  const set = testContext();
  return { ...set, leg: set.context.leg, phase: () => set.store.get().line.leg.phase };
}

describe("having the leg", () => {
  test("the server is asked once, however many want it", () => {
    const { leg, asked, phase } = setUp();
    leg.ensure();
    leg.ensure();
    expect(asked()).toEqual(["users.connectToServer"]);
    expect(phase()).toBe("asked");
  });
  test("not when it is there, not when signed out", () => {
    const { leg, asked, store } = setUp();
    store.dispatch({ kind: "legUp", id: "leg-1" });
    leg.ensure();
    store.dispatch({ kind: "signedOut", why: null, error: null });
    leg.ensure();
    expect(asked()).toEqual([]);
  });
  test("never rung: the agent is told that there is no audio", async () => {
    const { leg, answers, clock, notices, phase } = setUp();
    leg.ensure();
    await answers("users.connectToServer");
    clock.advance(7_999);
    expect(notices()).toEqual([]);
    clock.advance(1);
    expect(notices()).toEqual(["noAudioLine"]);
    expect(phase()).toBe("none");
  });
  test("rung in time: nothing is said", () => {
    const { leg, store, clock, notices } = setUp();
    leg.ensure();
    store.dispatch({ kind: "legNegotiating", id: "leg-1" });
    clock.advance(60_000);
    expect(notices()).toEqual([]);
  });
  test("a clear no is told at once", async () => {
    const { leg, refuses, notices, phase } = setUp();
    leg.ensure();
    await refuses("users.connectToServer", "forbidden");
    expect(notices()).toEqual(["noAudioLine"]);
    expect(phase()).toBe("none");
  });
  test.each([
    ["ambiguous", { ambiguous: true }],
    ["notFound", {}],
  ] as const)("%s: the ring may come all the same, the time limit decides", async (code, facts) => {
    const { leg, refuses, clock, notices } = setUp();
    leg.ensure();
    await refuses("users.connectToServer", code, facts);
    expect(notices()).toEqual([]);
    clock.advance(8_000);
    expect(notices()).toEqual(["noAudioLine"]);
  });
  test("a second asking has its own time limit", () => {
    const { leg, store, clock, notices } = setUp();
    leg.ensure();
    clock.advance(6_000);
    store.dispatch({ kind: "legUp", id: "leg-1" });
    store.dispatch({ kind: "legEnded", cause: "over" });
    leg.ensure();
    clock.advance(6_000);
    expect(notices()).toEqual([]);
    clock.advance(2_000);
    expect(notices()).toEqual(["noAudioLine"]);
  });
  test("the agent's own telephone has longer, and says itself that it was not reached", async () => {
    const { leg, store, asked, clock, notices, phase } = setUp();
    store.dispatch({ kind: "lineModeReported", mode: "phone" });
    leg.ensure();
    clock.advance(44_000);
    expect(phase()).toBe("asked");
    clock.advance(2_000);
    expect(asked()).toEqual(["users.connectToServer"]);
    expect([phase(), store.get().line.phone.isMissing, ...notices()]).toEqual(["none", true]);
    leg.ensure();
    expect(store.get().line.phone.isMissing).toBe(false);
  });
  test("a telephone that the server refuses to call is told at once", async () => {
    const { leg, store, refuses, phase } = setUp();
    store.dispatch({ kind: "lineModeReported", mode: "phone" });
    leg.ensure();
    await refuses("users.connectToServer", "refused");
    expect([phase(), store.get().line.phone.isMissing]).toEqual(["none", true]);
  });
});

describe("giving it back", () => {
  test("silently, when it did not ring", () => {
    const { leg, asked, clock, notices, phase } = setUp();
    leg.ensure();
    leg.release();
    expect(asked()).toEqual(["users.connectToServer", "users.disconnectFromServer"]);
    clock.advance(8_000);
    expect(phase()).toBe("none");
    expect(notices()).toEqual([]);
  });
  test("wanted again before it rang: asked for again, and missed if it does not come", () => {
    const { leg, asked, clock, notices } = setUp();
    leg.ensure();
    leg.release();
    leg.ensure();
    expect(asked().filter((name) => name === "users.connectToServer")).toHaveLength(2);
    clock.advance(8_000);
    expect(notices()).toEqual(["noAudioLine"]);
  });
  test("not while a call is on it", () => {
    const { leg, asked, talks } = setUp();
    leg.ensure();
    talks();
    leg.release();
    expect(asked()).toEqual(["users.connectToServer"]);
  });
  test("not when we did not ask for it", () => {
    const { leg, asked, store } = setUp();
    store.dispatch({ kind: "legUp", id: "kept-by-the-server" });
    leg.release();
    expect(asked()).toEqual([]);
  });
});

describe("by hand", () => {
  test("what was set up by hand is kept when a dial comes to nothing", () => {
    const { leg, asked } = setUp();
    leg.keep();
    leg.release();
    expect(asked()).toEqual(["users.connectToServer"]);
  });
  test("a telephone that was disconnected was not missed", async () => {
    const { leg, store, answers, phase } = setUp();
    store.dispatch({ kind: "lineModeReported", mode: "phone" });
    leg.keep();
    const gone = leg.disconnect();
    await answers("users.disconnectFromServer");
    await gone;
    store.dispatch({ kind: "phoneReported", phone: "disconnected" });
    expect([phase(), store.get().line.phone.isMissing]).toEqual(["none", false]);
  });
  test("this program's leg is over when the voice server says so", async () => {
    const { leg, store, answers, phase } = setUp();
    store.dispatch({ kind: "legUp", id: "leg-1" });
    const gone = leg.disconnect();
    await answers("users.disconnectFromServer");
    await gone;
    expect(phase()).toBe("up");
  });
});

describe("losing it", () => {
  test("a workitem that is still alive gets a leg again", async () => {
    const { leg, asked, talks, notices } = setUp();
    talks();
    await leg.lost(never);
    expect(asked()).toEqual(["users.connectToServer"]);
    expect(notices()).toEqual([]);
  });
  test("[complaint 11] an empty reattach list and a dead workitem: the call is lost, and is said so, with redial", async () => {
    const { leg, asked, talks, store } = setUp();
    talks();
    await leg.lost(async () => {
      store.dispatch({ kind: "workitemsRead", workitems: [], askedAt: Number.MAX_SAFE_INTEGER });
    });
    expect(asked()).toEqual([]);
    expect(store.get().desktop.notices).toMatchObject([
      { key: "callLost", values: { name: "Carl" }, redial: "+15552013344", tone: "error" },
    ]);
  });
  test("and is said so too where its end was read before the leg was known to be gone", async () => {
    const { leg, asked, talks, store, notices } = setUp();
    talks();
    const reads = async () =>
      store.dispatch({ kind: "workitemsRead", workitems: [], askedAt: Number.MAX_SAFE_INTEGER });
    await reads();
    await leg.lost(reads);
    expect([...asked(), ...notices()]).toEqual(["callLost"]);
  });
  test("a call that ended in good order is not said to be lost", async () => {
    const { leg, asked, talks, store, notices } = setUp();
    talks();
    await leg.lost(async () => store.dispatch({ kind: "callEnded", callId: "w1", end: "farEndHungUp" }));
    expect([...asked(), ...notices()]).toEqual([]);
  });
  test("a call that the agent is hanging up gets no new leg", async () => {
    const { leg, asked, talks, store } = setUp();
    talks();
    store.dispatch({ kind: "hangUpAsked", callId: "w1" });
    await leg.lost(never);
    expect(asked()).toEqual([]);
  });
  test("the server cannot be asked: what we know decides", async () => {
    const { leg, asked, talks, lines } = setUp();
    talks();
    await leg.lost(() => Promise.reject(new Error("offline")));
    expect(asked()).toEqual(["users.connectToServer"]);
    expect(lines.join()).toContain("leg: calls not read after it was lost");
  });
});

describe("legs that come to nothing", () => {
  /** Asked for, rung, and over without having carried sound. */
  async function fails(set: ReturnType<typeof setUp>, fault: "refused" | "noPath") {
    set.store.dispatch({ kind: "legNegotiating", id: "leg" });
    set.store.dispatch({ kind: "legEnded", cause: "media" });
    await set.leg.lost(never, fault);
  }
  const asks = (set: ReturnType<typeof setUp>) => set.asked("users.connectToServer").length;

  test("no way through the network: said once, and nothing is tried until the agent presses", async () => {
    const set = setUp();
    set.talks();
    set.leg.ensure();
    await fails(set, "noPath");
    expect(set.notices()).toEqual(["noAudioPath"]);
    set.clock.advance(600_000);
    expect(asks(set)).toBe(1);
    set.leg.keep();
    expect(asks(set)).toBe(2);
    await fails(set, "noPath");
    expect([asks(set), ...set.notices()]).toEqual([2, "noAudioPath"]);
    set.leg.keep();
    set.store.dispatch({ kind: "legUp", id: "leg" });
    set.leg.up();
    expect(set.notices()).toEqual([]);
  });
  test("refused again and again: one at a time, ever more slowly, and said", async () => {
    const set = setUp();
    set.talks();
    set.leg.ensure();
    await fails(set, "refused");
    expect(asks(set)).toBe(2);
    await fails(set, "refused");
    expect([asks(set), ...set.notices()]).toEqual([2, "noAudioLine"]);
    for (const wait of [1_000, 2_000, 4_000]) {
      const before = asks(set);
      set.clock.advance(wait - 1);
      expect(asks(set)).toBe(before);
      set.clock.advance(1);
      expect(asks(set)).toBe(before + 1);
      await fails(set, "refused");
    }
    // Within half a minute a handful, where there were 129.
    set.clock.advance(26_000 - 7_000);
    expect(asks(set)).toBeLessThan(8);
  });
  test("the call is over: nothing is tried any more", async () => {
    const set = setUp();
    set.talks();
    set.leg.ensure();
    await fails(set, "refused");
    await fails(set, "refused");
    const before = asks(set);
    set.store.dispatch({ kind: "callEnded", callId: "w1", end: "farEndHungUp" });
    set.clock.advance(60_000);
    expect(asks(set)).toBe(before);
  });
  test("after a leg that was good for a while the next one comes at once", async () => {
    const set = setUp();
    set.talks();
    set.leg.ensure();
    await fails(set, "refused");
    await fails(set, "refused");
    set.clock.advance(1_000);
    set.store.dispatch({ kind: "legUp", id: "leg" });
    set.leg.up();
    set.clock.advance(10_000);
    const before = asks(set);
    await fails(set, "refused");
    expect(asks(set)).toBe(before + 1);
  });
});

describe("asked for while the voice socket was dead", () => {
  test("reachable again and still not rung: asked once more", () => {
    const { leg, asked, clock } = setUp();
    leg.ensure();
    leg.reachable();
    clock.advance(1_000);
    expect(asked()).toEqual(["users.connectToServer", "users.connectToServer"]);
  });
  test("rung by itself meanwhile: not asked twice", () => {
    const { leg, asked, store, clock } = setUp();
    leg.ensure();
    leg.reachable();
    store.dispatch({ kind: "legNegotiating", id: "leg-1" });
    clock.advance(5_000);
    expect(asked()).toEqual(["users.connectToServer"]);
  });
});

describe("up", () => {
  test("a call that the server does not put on it by itself is bridged", async () => {
    const { leg, store, asked, args, clock } = setUp();
    store.dispatch({ kind: "callAccepted", offer: offer("o1", { workitemId: "w1" }) });
    store.dispatch({ kind: "legUp", id: "leg-1" });
    leg.up();
    clock.advance(1_499);
    expect(asked()).toEqual([]);
    clock.advance(1);
    expect(args("workitems.active")).toEqual([["w1"]]);
  });
  test("one that it does put on is left alone", () => {
    const { leg, store, asked, clock, talks } = setUp();
    talks();
    store.dispatch({ kind: "legUp", id: "leg-1" });
    leg.up();
    clock.advance(5_000);
    expect(asked()).toEqual([]);
  });
  test("nothing is bridged onto a leg that is gone again", async () => {
    const { leg, store, asked, clock } = setUp();
    store.dispatch({ kind: "callAccepted", offer: offer("o1", { workitemId: "w1" }) });
    store.dispatch({ kind: "legUp", id: "leg-1" });
    leg.up();
    store.dispatch({ kind: "legEnded", cause: "x" });
    clock.advance(5_000);
    expect(asked()).toEqual([]);
    await settled();
  });
});

test("a call that is still ours is given another try when the server never rang, ever more slowly", () => {
  const { context, clock, asked, talks, notices } = testContext();
  talks();
  context.leg.ensure();
  for (const wait of [8_000 + 2_000, 8_000 + 4_000, 8_000 + 8_000]) {
    const before = asked("users").length;
    clock.advance(wait - 1);
    expect(asked("users")).toHaveLength(before);
    clock.advance(1);
    expect(asked("users")).toHaveLength(before + 1);
  }
  expect(notices()).toEqual(["noAudioLine"]);
});
