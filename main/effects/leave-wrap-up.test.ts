import { expect, test } from "vitest";
import { settled, testContext } from "../work/test-context.ts";
import { leaveWrapUp } from "./leave-wrap-up.ts";

function wrappingUp() {
  const set = testContext({ disposes: true });
  const undo = leaveWrapUp(set.context);
  const { store } = set;
  store.dispatch({ kind: "statusChosen", statusId: "available" });
  set.talks();
  store.dispatch({ kind: "callEnded", callId: "w1", end: "farEndHungUp" });
  store.dispatch({ kind: "statusChanged", statusId: "wrapUp", since: 0 });
  return { ...set, undo };
}

test("everything said, and still kept in wrap-up: the agent goes where they want to be", async () => {
  const { store, clock, args } = wrappingUp();
  store.dispatch({ kind: "wrapUpTaken", workitemId: "w1" });
  clock.advance(1_999);
  expect(args("acd.setStatus")).toEqual([]);
  clock.advance(1);
  await settled();
  expect(args("acd.setStatus")).toEqual([["available"]]);
});

test("the server ended wrap-up in time: it is left alone", async () => {
  const { store, clock, asked } = wrappingUp();
  store.dispatch({ kind: "wrapUpTaken", workitemId: "w1" });
  store.dispatch({ kind: "statusChanged", statusId: "break", since: 0 });
  clock.advance(10_000);
  await settled();
  expect(asked("acd")).toEqual([]);
});

test("undone, it leaves no timer", () => {
  const { store, clock, undo } = wrappingUp();
  store.dispatch({ kind: "wrapUpTaken", workitemId: "w1" });
  undo();
  expect(clock.pending()).toBe(0);
});
