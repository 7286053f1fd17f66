import { describe, expect, test } from "vitest";
import { testContext } from "../work/test-context.ts";
import { giveLeg } from "./give-leg.ts";

function setUp() {
  const set = testContext();
  return { ...set, undo: giveLeg(set.context) };
}

describe("a call that is found without a leg", () => {
  const synced = [{ kind: "resyncStarted" }, { kind: "resynced" }] as const;
  test("gets one, once the server had the time to ring by itself", () => {
    const { store, clock, asked, talks } = setUp();
    talks();
    for (const fact of synced) store.dispatch(fact);
    clock.advance(1_499);
    expect(asked("users")).toEqual([]);
    clock.advance(1);
    expect(asked("users")).toEqual(["users.connectToServer"]);
    expect(store.get().line.leg.phase).toBe("asked");
  });
  test.each([
    ["it rang meanwhile", { kind: "legNegotiating", id: "leg-1" }],
    ["the call ended meanwhile", { kind: "callEnded", callId: "w1", end: "farEndHungUp" }],
    ["the voice socket went meanwhile", { kind: "voiceLinkChanged", link: { kind: "off" } }],
    ["the user has a telephone", { kind: "lineModeReported", mode: "phone" }],
  ] as const)("none when %s", (_, fact) => {
    const { store, clock, asked, talks } = setUp();
    talks();
    for (const each of synced) store.dispatch(each);
    store.dispatch(fact);
    clock.advance(5_000);
    expect(asked("users")).toEqual([]);
  });
  test("none before the state is known, nor for a call that was not there", () => {
    const { store, clock, asked, talks } = setUp();
    store.dispatch({ kind: "resyncStarted" });
    talks();
    clock.advance(5_000);
    expect(asked("users")).toEqual([]);
  });
  test("leaves no timer", () => {
    const { store, clock, talks, undo } = setUp();
    talks();
    for (const each of synced) store.dispatch(each);
    undo();
    expect(clock.pending()).toBe(0);
  });
});
