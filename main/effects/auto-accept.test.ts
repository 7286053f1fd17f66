import { describe, expect, test } from "vitest";
import { offer } from "../state/test-samples.ts";
import { acceptOffer } from "../work/accept.ts";
import { testContext } from "../work/test-context.ts";
import { autoAccept } from "./auto-accept.ts";

function setUp(user = {}) {
  const set = testContext(user);
  const undo = autoAccept(set.context);
  return { ...set, undo };
}

describe("auto-accept", () => {
  test("where the tenant set it, an offer is accepted by itself, once", () => {
    const { store, args } = setUp({ autoAccepts: true });
    store.dispatch({ kind: "offerMade", offer: offer() });
    store.dispatch({ kind: "offerMade", offer: offer() });
    expect(args("acd.accept")).toEqual([["o1"]]);
  });
  test("also an offer that a resync brings", () => {
    const { store, args, clock } = setUp({ autoAccepts: true });
    store.dispatch({ kind: "offersRead", offers: [offer("o1"), offer("o2")], askedAt: clock.now() });
    expect(args("acd.accept")).toEqual([["o1"]]);
  });
  test("not during a call, not a direct call, not where it is off", () => {
    const busy = setUp({ autoAccepts: true });
    busy.talks();
    busy.store.dispatch({ kind: "offerMade", offer: offer() });
    const direct = setUp({ autoAccepts: true });
    direct.store.dispatch({ kind: "offerMade", offer: offer("line:1", { source: "line" }) });
    const off = setUp();
    off.store.dispatch({ kind: "offerMade", offer: offer() });
    expect([...busy.asked("acd"), ...direct.asked("acd"), ...off.asked("acd")]).toEqual([]);
  });
  test("not messages, which keep no call waiting either", async () => {
    const { store, context, asked, args } = setUp({ autoAccepts: true });
    store.dispatch({ kind: "offerMade", offer: offer("o1", { channel: "sms" }) });
    expect(asked("acd")).toEqual([]);
    void acceptOffer(context, "o1");
    store.dispatch({ kind: "offerMade", offer: offer("o2") });
    expect(args("acd.accept")).toEqual([["o1"], ["o2"]]);
  });
  test("not once it is undone", () => {
    const { store, undo, asked } = setUp({ autoAccepts: true });
    undo();
    store.dispatch({ kind: "offerMade", offer: offer() });
    expect(asked()).toEqual([]);
  });
});
