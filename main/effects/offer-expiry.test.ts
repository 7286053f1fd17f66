import { describe, expect, test } from "vitest";
import { offerCommands } from "../commands/offer.ts";
import { offer } from "../state/test-samples.ts";
import { testContext } from "../work/test-context.ts";
import { expireOffers } from "./offer-expiry.ts";

function setUp() {
  const set = testContext();
  const undo = expireOffers(set.context);
  return { ...set, undo, offers: offerCommands(set.context), open: () => set.store.get().offers.open };
}

describe("an offer that the server forgot", () => {
  test("rings no longer than its time and a little, and the server is told once", () => {
    const { store, clock, open, args } = setUp();
    store.dispatch({ kind: "offerMade", offer: offer("o1", { expiresAt: clock.now() + 15_000 }) });
    clock.advance(17_999);
    expect(open()).toHaveLength(1);
    clock.advance(1);
    expect(open()).toEqual([]);
    expect(store.get().offers.ended[0]?.end).toBe("expired");
    expect(args("acd.expired")).toEqual([[{ offerId: "o1" }]]);
  });
  test("one that ended in time is not told of, and leaves no timer", () => {
    const { store, clock, asked } = setUp();
    store.dispatch({ kind: "offerMade", offer: offer("o1", { expiresAt: clock.now() + 15_000 }) });
    store.dispatch({ kind: "offerEnded", offerId: "o1", end: "callerHungUp" });
    expect(clock.pending()).toBe(0);
    clock.advance(60_000);
    expect(asked("acd")).toEqual([]);
  });
  test("one that is being answered is left to its answer; refused, its time is up", async () => {
    const { store, clock, open, offers, asked, refuses } = setUp();
    store.dispatch({ kind: "offerMade", offer: offer("o1", { expiresAt: clock.now() + 1_000 }) });
    void offers.accept({ offerId: "o1" });
    clock.advance(5_000);
    expect(asked("acd")).toEqual(["acd.accept"]);
    await refuses("acd.accept", "serverError");
    expect(open()).toHaveLength(1);
    clock.advance(3_000);
    expect(open()).toEqual([]);
  });
  test("without a time limit the server's word is waited for", () => {
    const { store, clock, open } = setUp();
    store.dispatch({ kind: "offerMade", offer: offer() });
    clock.advance(3_600_000);
    expect(open()).toHaveLength(1);
  });
  test("a server that does not want to know of it is no error to the agent", async () => {
    const { store, clock, refuses, notices } = setUp();
    store.dispatch({ kind: "offerMade", offer: offer("o1", { expiresAt: clock.now() }) });
    clock.advance(3_000);
    await refuses("acd.expired", "gone");
    expect(notices()).toEqual([]);
  });
  test("undone, it leaves no timer", () => {
    const { store, clock, undo, open } = setUp();
    store.dispatch({ kind: "offerMade", offer: offer("o1", { expiresAt: clock.now() + 1 }) });
    undo();
    expect(clock.pending()).toBe(0);
    expect(open()).toHaveLength(1);
  });
});
